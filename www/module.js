// The WebAssembly module, loaded once for the page.
import { asked, glue } from "./assets.js";
import { Failure, lost } from "./failure.js";
import { expectAlive, guardedExports, guardedImports, hasCrashed } from "./guard.js";
import { fields } from "./markup.js";

let loading;
/** Whether it is there. */
let isThere = false;
let loadingFormats;
/** What the module is loaded from, where whoever asked for it gave something. */
let given;
/** What the module has for its other half. */
let shared;

/**
 * Loads the module, from `source` where the first caller gives one; all callers share one promise. A failed try may be repeated.
 */
export async function load(source) {
  expectAlive();
  if (!loading) {
    given = source;
    loading = start(source).catch((failure) => {
      loading = undefined;
      throw failure;
    });
  }
  return loading;
}

/** Whether the module is there, and nothing has to be done ahead of it. */
export const isLoaded = () => isThere;

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
  const outcome = read();
  if (outcome?.code !== "apart") return outcome;
  await loadFormats();
  return ended() || hasCrashed() ? undefined : read();
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
  let script;
  let compiled;
  try {
    const from = (await source) ?? asked(new URL("./slugline_bg.wasm", import.meta.url));
    url = addressOf(from);
    [script, compiled] = await Promise.all([glue(), compile(url, from)]);
  } catch (cause) {
    // WebKit lets the smallest module pass.
    if (/unsafe-eval/.test(cause.message)) throw refused(cause);
    const details = await lost(cause, url);
    throw new Failure(details.code, details.message, details);
  }
  expectBuild(script.build ?? OTHER, url);
  expectBuild(buildOf(compiled), url);
  const { exports } = await WebAssembly.instantiate(compiled, guardedImports(script.imports));
  const guarded = guardedExports(exports, script.defaults);
  script.__wbg_set_wasm(guarded);
  guarded.__wbindgen_start();
  expectAlive();
  // It calls functions of this half from within: no crash must be kept from who entered it.
  shared = exports;
  script.formats();
  script.loadFormatsBy(() => loadFormats());
  isThere = true;
  return script;
}

async function startFormats(source) {
  let url = "";
  let script;
  let compiled;
  try {
    const from = (await source) ?? (await beside());
    url = addressOf(from);
    [script, compiled] = await Promise.all([loading, compile(url, from)]);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const details = await lost(cause, url);
    throw new Failure(details.code, details.message, { ...details, fatal: false });
  }
  expectBuild(buildOf(compiled), url);
  await WebAssembly.instantiate(compiled, { shared });
  // Nothing of the other half is called before.
  script.formats(fields);
}

/** Compiles what is at an address, or what was given instead of one. */
async function compile(url, given) {
  const answer = await (file(url) ?? (url ? fetch(url) : given));
  if (answer instanceof WebAssembly.Module) return answer;
  if (!(answer instanceof Response)) return WebAssembly.compile(answer);
  const type = answer.headers.get("content-type");
  const isTyped = type === "application/wasm";
  if (isTyped && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(answer);
  const compiled = await WebAssembly.compile(await answer.arrayBuffer());
  if (!isTyped) console.warn(`slugline: ${answer.url} comes as ${type}: as application/wasm it would be compiled while it comes`);
  return compiled;
}

/** What a file is of that does not say of which build it is. */
const OTHER = "of another build";

/** The build that a module is of: it says so itself (xtask/build-mark.mjs). */
function buildOf(compiled) {
  const [mark] = WebAssembly.Module.customSections(compiled, "slugline-build");
  return mark ? new TextDecoder().decode(mark) : OTHER;
}

/** Files of two builds may fit by their names and still mean other things by them. */
function expectBuild(build, url) {
  if (build === __BUILD__) return;
  const message = `the script is ${__BUILD__}, what came with it is ${build}: publish all files of one version together`;
  throw fatal("version-mismatch", message, url);
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
