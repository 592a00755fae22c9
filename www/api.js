// `slugline/api`: reads and defines nothing; for servers too.
export { SluglineError, convert, init } from "./elements.js";

/**
 * The version of the package.
 * @type {string}
 */
export const version = __VERSION__;
