// What went wrong, in the form that `slugline-error` tells it.

/** What is wrong, with a code that docs/problems.md explains. */
export class Failure extends Error {
  /**
   * Which failure it is.
   * @type {string}
   */
  code;
  /**
   * Whether nothing can work on this page at all.
   * @type {boolean}
   */
  fatal;
  /**
   * What could not be had, if it is that.
   * @type {string}
   */
  url;

  /**
   * @internal
   * @param {string} code
   * @param {string} message what is wrong and what to do
   * @param {{ fatal?: boolean, url?: string, cause?: unknown }} [more]
   */
  constructor(code, message, { fatal = false, url = "", cause } = {}) {
    super(message, { cause });
    this.name = "SluglineError";
    this.code = code;
    this.fatal = fatal;
    this.url = url;
  }
}
