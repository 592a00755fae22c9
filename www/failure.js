// What went wrong, in the form that `slugline-error` tells it.

/** A failure with a code that docs/problems.md explains. */
export class Failure extends Error {
  /**
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
