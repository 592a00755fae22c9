// The package's other files, which are next to this one.
//
// The script tag requests all of them with the version in the query, so that no cache mixes versions. Bundlers find files by
// literal addresses without a query, and give them other names. So the literal is where the file is requested, and the query
// comes from here.

const VERSION = `?v=${__VERSION__}`;
/** `undefined` if a bundler makes a classic script of everything. */
const here = import.meta.url ?? "";
const tagged = here.endsWith(VERSION);

/** An address next to this script, with the query of this script. */
export function asked(url) {
  if (tagged) url.search = VERSION;
  return url;
}

/** A script next to this one, at that path; `load` is for bundlers, which find it by the literal in it. */
const script = (path, load) => (tagged ? import(here.replace(/[^/]+$/, path + VERSION)) : load());

/** The glue that belongs to the module. */
export const glue = () => script("slugline.js", () => import("./slugline.js"));

/** The words of a language other than English: a line, as the module reads it. */
export const wordsIn = (name, load) => script(`words/${name}.js`, load).then((words) => words.default);
