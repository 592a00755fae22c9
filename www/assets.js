// Where the package's other files are: beside this one.
//
// The script tag asks for all of them with the version in the query, so that no cache mixes versions. Bundlers find files by
// literal addresses without a query, and give them names of their own. So the literal stands with who asks, and the query
// comes from here.

const VERSION = `?v=${__VERSION__}`;
/** None where a bundler makes a classic script of everything. */
const here = import.meta.url ?? "";
const tagged = here.endsWith(VERSION);

/** An address beside this script, as this script was asked for itself. */
export function asked(url) {
  if (tagged) url.search = VERSION;
  return url;
}

/** A script beside this one, at that path; `load` is for bundlers, which find it by the literal in there. */
const script = (path, load) => (tagged ? import(here.replace(/[^/]+$/, path + VERSION)) : load());

/** The glue that belongs to the module. */
export const glue = () => script("slugline.js", () => import("./slugline.js"));

/** The words of a language other than English: a line, as the module learns it. */
export const wordsIn = (name, load) => script(`words/${name}.js`, load).then((words) => words.default);
