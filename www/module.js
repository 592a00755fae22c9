// The WebAssembly module, loaded once for the page, and let alone once it has crashed.
import { asked, glue } from "./beside.js";
import { Failure } from "./failure.js";

let loading;
let crash;
const crashListeners = new Set();

/**
 * Loads the module, from `source` where the first caller gives one; all callers share one promise. A failed try may be repeated.
 */
export function load(source) {
  if (crash) return Promise.reject(crash);
  loading ??= start(source).catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
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

async function start(source) {
  if (typeof WebAssembly !== "object")
    throw new Failure("wasm-unsupported", "this browser has no WebAssembly", { fatal: true });
  let url = "";
  let module;
  try {
    const from = (await source) ?? asked(new URL("./slugline_bg.wasm", import.meta.url));
    if (typeof from === "string" || from instanceof URL) url = `${from}`;
    module = await glue();
    await module.default({ module_or_path: (await file(url)) ?? from });
  } catch (cause) {
    throw refusal(cause, url);
  }
  if (module.version() !== __VERSION__)
    throw mixed(`the script is ${__VERSION__}, the module is ${module.version()}`, url);
  return module;
}

/**
 * A file's bytes on a server: Node.js's `fetch` reads no files. What reads them is not imported, because bundlers would look for
 * it on behalf of browsers.
 */
const file = (url) =>
  url.startsWith("file:") ? globalThis.process?.getBuiltinModule?.("node:fs/promises").readFile(new URL(url)) : undefined;

const mixed = (what, url, cause) =>
  new Failure("version-mismatch", `${what}: publish all files of one version together`, { fatal: true, url, cause });

function refusal(cause, url) {
  if (cause instanceof WebAssembly.LinkError) return mixed("slugline.js and slugline_bg.wasm are not of one build", url, cause);
  if (cause instanceof WebAssembly.CompileError)
    return new Failure("wasm-refused", `WebAssembly was refused (${cause.message}): allow 'wasm-unsafe-eval' in script-src`, {
      fatal: true,
      url,
      cause,
    });
  return new Failure("load-failed", `the module could not be loaded (${cause.message}): check that all files of the package are served`, {
    fatal: true,
    url,
    cause,
  });
}
