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

/** The glue that belongs to the module. */
export const glue = () =>
  tagged
    ? import(here.replace(/[^/]+$/, `slugline.js${VERSION}`))
    : import("./slugline.js");
