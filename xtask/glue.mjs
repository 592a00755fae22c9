// What is known of the JavaScript that wasm-bindgen writes, as changes of its text.
//
// It is known line by line. So what is not found is an error: a version that writes otherwise is noticed here, not on a page.

/** Classes that come along with Leptos (its streams), and a start that would block the page. */
export const isUnused = (name) => /^(initSync|IntoUnderlying\w+)$/.test(name);

/** What stands in for what browsers lack. None that has WebAssembly's reference types lacks these. */
const REGISTRY = /\(typeof FinalizationRegistry === 'undefined'\)\s*\? \{[^;]*\}\s*: (?=new FinalizationRegistry\()/g;
const ENCODER = /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?^\}\n/gm;
/** How texts get into a module that has no `realloc`: this one has it. */
const FIXED = /^    if \(realloc === undefined\) \{\n[^]*?^    \}\n/m;
/** What a bundler must take for a use of a class. */
const DISPOSAL = /^if \(Symbol\.dispose\) (\w+)\.prototype\b.*\n/gm;

/** What the module gets, by name. */
const TABLE =
  /^(?<head>[^]*\n    const import0 = \{\n)(?<list>[^]*?)(?<tail>^    \};\n    return \{\n        __proto__: null,\n        "[^"]+": import0,\n    \};\n[^]*)$/m;
const ENTRY = /^        ([\w$]+): (?:null,|function\()[^]*?(?=^        [\w$]+: |(?![^]))/gm;
/** What the glue gets from the module. */
const TAKEN = /\bwasm\.([\w$]+)/g;

/** The glue of which a bundler can drop what is not used, without what no browser needs. */
export function loosened(glue) {
  let text = replaced(glue, REGISTRY, () => '/* @__PURE__ */ ');
  text = replaced(text, ENCODER, () => '');
  text = replaced(text, FIXED, () => '');
  return replaced(text, DISPOSAL, (line, name) => (isUnused(name) ? '' : line));
}

/** The names that the module gets from the glue. */
export const gives = (glue) => new Set(table(glue).entries.flatMap(([, name]) => (name === '__proto__' ? [] : name)));

/** The names that the glue gets from the module. */
export function takes(glue) {
  if (/\bwasm\s*\[/.test(glue)) throw unknown('`wasm[`');
  return new Set([...glue.matchAll(TAKEN)].map(([, name]) => name));
}

/** The glue that gives these names and no others. */
export function giving(glue, names) {
  const { head, entries, tail } = table(glue);
  return head + entries.filter(([, name]) => name === '__proto__' || names.has(name)).map(([text]) => text).join('') + tail;
}

/**
 * The glue with other names for what it gives and takes, and for itself.
 * @param {{ module: string, imports: Map<string, string>, exports: Map<string, string> }} short
 */
export function renamed(glue, { module, imports, exports }) {
  const { head, entries, tail } = table(glue);
  const list = entries.map(([text, name]) => text.replace(name, () => imports.get(name) ?? name));
  const whole = head + list.join('') + tail.replace(/"[^"]+"(?=: import0,)/, () => JSON.stringify(module));
  // Unused parts of the glue take what the module no longer has.
  return replaced(whole, TAKEN, (_, name) => `wasm.${exports.get(name) ?? name}`);
}

/** The declarations without what is not used. The module's exports are nobody's business: their names are short. */
export function declarations(text) {
  const blocks = text.split(/\n\n+(?=\/\*\*|export )/);
  const name = (block) => /^export (?:class|function|type) (\w+)/m.exec(block)?.[1] ?? '';
  const used = blocks.filter((block) => !isUnused(name(block)) && name(block) !== 'SyncInitInput').join('\n\n');
  return replaced(used, /^export interface InitOutput \{[^}]*\}/gm, () => 'export type InitOutput = WebAssembly.Exports;');
}

/** The table of imports in entries, and the text around it. */
function table(glue) {
  const parts = TABLE.exec(glue)?.groups;
  if (!parts || /\bimport1\b/.test(glue)) throw unknown('one table of imports');
  const entries = [...parts.list.matchAll(ENTRY)];
  if (entries.map(([text]) => text).join('') !== parts.list) throw unknown('an entry in each line of that depth');
  return { ...parts, entries };
}

function replaced(text, pattern, replacement) {
  if (text.search(pattern) < 0) throw unknown(String(pattern));
  return text.replace(pattern, replacement);
}

const unknown = (what) =>
  new Error(`no longer found in what wasm-bindgen writes: ${what}. See target/pkg/, and mend xtask/glue.mjs`);
