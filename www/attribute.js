// The place of an element in the markup: its language, and what stands in it that is not its own.

/** The language of the element's place: the nearest `lang`, also across the boundaries of shadow trees. */
export function languageOf(element) {
  for (let place = element; place; place = place.getRootNode().host) {
    const nearest = place.closest("[lang]");
    if (nearest) return nearest.lang;
  }
  return "";
}

/** What a strip or a story with a source may have as children: data, fallback content, and rendered content. */
const OWN = "script, style, link, template, noscript, .slugline-quotes, .slugline-header, .slugline-body, [slot], [data-slugline]";
/** What belongs to a page, and neither to a story nor to a strip; and what does not belong to a strip. */
const OF_PAGE = "main, nav, aside, footer, slugline-article, slugline-ticker";
const NOT_OF_STRIP = `${OF_PAGE}, h1, h2, h3, h4, h5, h6, header, section, article, div, form, table, ul, ol, dl, figure, blockquote, hr`;

/**
 * Whether the rest of a page is inside a strip, or after the source of a story. HTML has no `<slugline-ticker … />`: without an end tag
 * an element ends where its parent does. This is reported.
 */
export function hasSwallowed(element, source) {
  const isStrip = element.localName === "slugline-ticker";
  // On most pages, a closed element is followed by at least a space.
  if (element.nextSibling || !(isStrip || source?.isRemote || source?.isData)) return false;
  const others = Array.from(element.children).filter((child) => !child.matches(OWN));
  const endsBlank = element.lastChild instanceof Text && !element.lastChild.data.trim();
  const isRest = (child) => endsBlank || child.matches(isStrip ? NOT_OF_STRIP : OF_PAGE) || (isStrip && element.parentNode === document.body);
  if (!others.some(isRest)) return false;
  const { localName } = element;
  console.warn(`slugline: ${localName} has no end tag, and the rest of the page stands in it: write <${localName} …></${localName}> (docs/problems.md#no-end-tag)`);
  return true;
}
