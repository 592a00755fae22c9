// Errors, in the form that `slugline-error` reports.

/** An error, with a code that docs/problems.md explains. */
export class Failure extends Error {
  /**
   * The code.
   * @type {string}
   */
  code;
  /**
   * Whether nothing can work on this page at all.
   * @type {boolean}
   */
  fatal;
  /**
   * The address of the file or source that failed, if any.
   * @type {string}
   */
  url;
  /**
   * How many of this kind there were so far on a feed, where not each one is reported.
   * @type {number | undefined}
   */
  count;

  /**
   * @internal
   * @param {string} code
   * @param {string} message what is wrong and what to do
   * @param {{ fatal?: boolean, url?: string, count?: number, cause?: unknown }} [more]
   */
  constructor(code, message, { cause, ...more } = {}) {
    super(message, { cause });
    Object.assign(this, { name: "SluglineError", code, fatal: false, url: "", ...more });
  }
}

/** Reports a failure to elements, and once to the console, however many elements are affected. */
export function report(failure, elements) {
  const { code, message, fatal, url, count, isReported } = failure;
  if (!isReported) console.error(`slugline: ${code}: ${message} (docs/problems.md#${code})`);
  failure.isReported = true;
  const detail = { code, message, fatal, url, version: __VERSION__, ...(count && { count }) };
  for (const element of elements)
    element.dispatchEvent(new CustomEvent("slugline-error", { detail, bubbles: true, composed: true }));
}

/**
 * Why a file of the package did not load. Browsers do not tell scripts, so it is requested once more.
 * @param {Error} cause which names the address in most browsers
 * @param {string} [address] for the others
 */
export async function lost(cause, address) {
  const url = /(https?|file):[^\s']+/.exec(cause.message)?.[0] ?? address;
  const details = { code: "load-failed", message: `${url} could not be loaded (${cause.message})`, fatal: true, url, cause };
  if (cause instanceof SyntaxError) details.code = "unsupported";
  else if (url?.startsWith("file:")) details.code = "file";
  else if (globalThis.navigator?.onLine === false) details.code = "offline";
  else if (url) {
    const answer = await fetch(url).catch(() => fetch(url, { mode: "no-cors" })).catch(() => undefined);
    const type = answer?.headers.get("content-type");
    if (!answer) details.code = "network";
    else if (answer.type === "opaque") details.code = "cors";
    else if (!answer.ok) details.code = "http";
    else if (/javascript/.test(type)) details.code = "csp";
    else if (!/wasm/.test(type)) details.code = "mime";
  }
  return details;
}
