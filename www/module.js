// The WebAssembly module, loaded once for the page, and let alone once it has crashed.
import { asked, glue } from "./beside.js";
import { Failure, lost } from "./failure.js";
import { fields } from "./markup.js";

let loading;
let loadingFormats;
/** What the module is loaded from, where whoever asked for it gave something. */
let given;
/** What the module has for its other half. */
let shared;
let crash;
const crashListeners = new Set();

/**
 * Loads the module, from `source` where the first caller gives one; all callers share one promise. A failed try may be repeated.
 */
export function load(source) {
  if (crash) return Promise.reject(crash);
  if (!loading) {
    given = source;
    loading = start(source).catch((failure) => {
      loading = undefined;
      throw failure;
    });
  }
  return loading;
}

/**
 * Loads the module's other half, which reads the formats of other systems, from `source` where it is given. The module is to be
 * on its way.
 */
export function loadFormats(source) {
  loadingFormats ??= startFormats(source).catch((failure) => {
    loadingFormats = undefined;
    throw failure;
  });
  return loadingFormats;
}

/** What `read` gives, called again when the formats have been loaded if it takes those; nothing where it has `ended` by then. */
export async function reading(read, ended) {
  const outcome = guarded(read);
  if (outcome?.code !== "apart") return outcome;
  await loadFormats();
  return ended() ? undefined : guarded(read);
}

/** Whether the module has crashed: then it must not be called any more. */
export const hasCrashed = () => crash !== undefined;

/** Tells `listener` of a crash. */
export const onCrash = (listener) => crashListeners.add(listener);

/** Tells `listener` no more. */
export const offCrash = (listener) => crashListeners.delete(listener);

/** Calls the module; a trap becomes a crash of all elements instead of an error on the page. */
export function guarded(call) {
  if (crash) return undefined;
  try {
    return call();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    crash = new Failure("crash", `the module stopped: ${error.message}. The page stays as it is`, { fatal: true });
    for (const listener of [...crashListeners]) listener(crash);
  }
  return undefined;
}

const fatal = (code, message, url = "") => new Failure(code, message, { fatal: true, url });

const refused = ({ message }) =>
  fatal("wasm-refused", `WebAssembly was refused (${message}): allow 'wasm-unsafe-eval' in script-src`);

/** What the elements cannot do without. Asked before anything on the page changes. */
function missing() {
  if (!globalThis.WebAssembly) return "WebAssembly";
  // On a server nothing is shown.
  if (!globalThis.document) return undefined;
  if (!document.adoptedStyleSheets) return "adoptedStyleSheets";
  if (!globalThis.ResizeObserver) return "ResizeObserver";
  return Element.prototype.animate ? undefined : "Element.animate";
}

const addressOf = (source) => (typeof source === "string" || source instanceof URL ? `${source}` : "");

async function start(source) {
  if (missing()) throw fatal("unsupported", `this browser has no ${missing()}`);
  try {
    // The smallest module: a policy that refuses it refuses all, and nothing need be fetched.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (cause) {
    throw refused(cause);
  }
  let url = "";
  let module;
  let version;
  try {
    const from = (await source) ?? asked(new URL("./slugline_bg.wasm", import.meta.url));
    url = addressOf(from);
    const [bound, answer] = await Promise.all([glue(), file(url) ?? (url ? fetch(url) : from)]);
    module = bound;
    shared = await module.default({ module_or_path: answer });
    version = module.version();
  } catch (cause) {
    // What is there and does not fit is not lost.
    if (!(cause instanceof WebAssembly.LinkError || cause instanceof WebAssembly.RuntimeError)) {
      // WebKit lets the smallest module pass.
      if (/unsafe-eval/.test(cause.message)) throw refused(cause);
      const details = await lost(cause, url);
      throw new Failure(details.code, details.message, details);
    }
    version = "of another build";
  }
  if (version !== __VERSION__) throw mixed(version, url);
  module.formats();
  return module;
}

const mixed = (version, url) =>
  fatal("version-mismatch", `the script is ${__VERSION__}, the module is ${version}: publish all files of one version together`, url);

async function startFormats(source) {
  let url = "";
  let module;
  try {
    const from = (await source) ?? (await beside());
    url = addressOf(from);
    const [bound, answer] = await Promise.all([loading, file(url) ?? (url ? fetch(url) : from)]);
    module = bound;
    await WebAssembly.instantiate(answer instanceof Response ? await answer.arrayBuffer() : answer, { a: shared });
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (cause instanceof WebAssembly.LinkError) throw mixed("of another build", url);
    const details = await lost(cause, url);
    throw new Failure(details.code, details.message, { ...details, fatal: false });
  }
  // Nothing of the other half is called before.
  module.formats(fields);
}

/**
 * A file's bytes on a server: Node.js's `fetch` reads no files. What reads them is not imported, because bundlers would look for
 * it on behalf of browsers.
 */
const file = (url) =>
  url.startsWith("file:") ? globalThis.process?.getBuiltinModule?.("node:fs/promises").readFile(new URL(url)) : undefined;

/** Where the other half is: beside the module, where somebody said where that is. */
async function beside() {
  const module = await given;
  const place = addressOf(module) || module?.url;
  return place ? new URL("formats.wasm", new URL(place, globalThis.document?.baseURI)) : asked(new URL("./formats.wasm", import.meta.url));
}
