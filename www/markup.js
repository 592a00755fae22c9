// HTML, parsed by the browser and passed to the module. The document is inert: nothing in it runs or is fetched.

let isDefiner = false;
let policy;

/** This copy has defined the page's elements: it creates the policy `slugline`, if there is HTML. */
export function own() {
  isDefiner = true;
}

/**
 * A document as the fields that the module reads: `<` and a name, `@` and an attribute's name, its value, `"` and a text, `>`
 * where an element ends; each with U+0000 at its end, which no parsed document contains. Throws if a policy refuses it.
 */
export function fields(markup) {
  const parsed = new DOMParser().parseFromString(trusted(bounded(markup)), "text/html");
  // Markup may name properties of the document and of forms, so the prototypes' own are used.
  const walker = document.createTreeWalker(parsed, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let text = "";
  let isText = false;
  // Adjacent texts, with a comment between them, are one.
  const add = (fields) => {
    text += isText ? `\0${fields}` : fields;
    isText = false;
  };
  for (let node = walker.firstChild(); node; ) {
    if (node instanceof Text) {
      text += isText ? node.data : `"${node.data}`;
      isText = true;
    } else {
      add(`<${of(node, "localName")}\0`);
      for (const { localName, value } of of(node, "attributes")) text += `@${localName}\0${value}\0`;
    }
    node = walker.firstChild();
    while (!node) {
      if (!(walker.currentNode instanceof Text)) add(">\0");
      node = walker.nextSibling();
      if (!node && !walker.parentNode()) break;
    }
  }
  return text;
}

const of = (element, name) => Object.getOwnPropertyDescriptor(Element.prototype, name).get.call(element);

/** There can be only one policy of a name: a later copy creates none, and works without one if the page allows it. */
function trusted(markup) {
  if (policy === undefined && (isDefiner || !customElements.get("slugline-article"))) {
    try {
      policy = globalThis.trustedTypes?.createPolicy("slugline", { createHTML: (markup) => markup });
    } catch {
      policy = null;
    }
  }
  return policy ? policy.createHTML(markup) : markup;
}

const MARKUP =
  /<!--[^]*?(?:-->|$)|<(script|style|textarea|title|xmp|iframe)\b[^]*?(?:<\/\1|$)|<(\/?)([a-z][^\s/>]*)(?:[^>"']+|"[^"]*"?|'[^']*'?)*>?/gi;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const ENDLESS = /^(?:p|li|d[dt]|t[dhr]|option)$/;
const MOST_OPEN = 400;

/** The markup without tags nested deeper than a limit: the browser's time is quadratic in the depth. */
function bounded(markup) {
  const open = [];
  return markup.replace(MARKUP, (tag, raw, end, name) => {
    name = name?.toLowerCase();
    if (!name || VOID.test(name)) return tag;
    const last = open.lastIndexOf(name);
    if (end) {
      if (last >= 0) open.length = last;
      return tag;
    }
    if (last >= 0 && ENDLESS.test(name) && open.slice(last).every((name) => ENDLESS.test(name))) open.length = last;
    return open.length < MOST_OPEN ? open.push(name) && tag : "";
  });
}
