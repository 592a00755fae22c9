// The WebAssembly module, loaded once for the page.
import { asked, glue } from "./assets.js";
import { Failure, lost } from "./failure.js";
import { expectAlive, guardedExports, guardedImports, hasCrashed } from "./guard.js";
import { fields } from "./markup.js";

let loading;
/** Whether it is loaded. */
let isThere = false;
/** The rooms that are loading or loaded, by name. */
const rooms = new Map();
/** The source of the module, if a caller gave one. */
let given;
/** The names of the loaded ones. */
const entered = new Set();
/** What the module provides to its rooms. */
let shared;

/** Files that are loaded on demand: where each is, and the export that tells the module that it is loaded. */
const ROOMS = {
  /** The readers of foreign formats. */
  formats: { url: () => new URL("./formats.wasm", import.meta.url), enter: (script) => script.formats(fields) },
  /** The reader's controls beyond the text size. */
  controls: { url: () => new URL("./controls.wasm", import.meta.url), enter: (script) => script.controls() },
  /** The view of a single quote. */
  quotes: { url: () => new URL("./quotes.wasm", import.meta.url), enter: (script) => script.quotes() },
};

/**
 * Loads the module, from `source` if the first caller gives one; all callers share one promise. A failed attempt can be repeated.
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

/** Whether the module is loaded, and no work comes before it. */
export const isLoaded = () => isThere;

/** Loads a room of the module, from `source` if given. The module must be loading. A failed attempt can be repeated. */
export function loadRoom(name, source) {
  if (!rooms.has(name)) {
    const room = startRoom(name, source).catch((failure) => {
      rooms.delete(name);
      throw failure;
    });
    rooms.set(name, room);
  }
  return rooms.get(name);
}

/** Whether a room of the module is loaded. */
export const hasRoom = (name) => entered.has(name);

/** The result of `read`, called again after loading the formats if it needs them; `undefined` if it has `ended` by then. */
export async function reading(read, ended) {
  const outcome = read();
  if (outcome?.code !== "apart") return outcome;
  await loadRoom("formats");
  return ended() || hasCrashed() ? undefined : read();
}

const fatal = (code, message, url = "") => new Failure(code, message, { fatal: true, url });

const refused = ({ message }) =>
  fatal("wasm-refused", `WebAssembly was refused (${message}): allow 'wasm-unsafe-eval' in script-src`);

/** What the elements need. Checked before anything on the page changes. */
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
    // WebKit accepts the smallest module.
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
  // A room calls functions of the module from within: a crash must reach the outer call.
  shared = exports;
  script.loadFormatsBy(() => loadRoom("formats"));
  isThere = true;
  return script;
}

async function startRoom(name, source) {
  let url = "";
  let script;
  let compiled;
  try {
    const from = (await source) ?? (await beside(name));
    url = addressOf(from);
    [script, compiled] = await Promise.all([loading, compile(url, from)]);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const details = await lost(cause, url);
    throw new Failure(details.code, details.message, { ...details, fatal: false });
  }
  expectBuild(buildOf(compiled), url, false);
  await WebAssembly.instantiate(compiled, { shared });
  // Nothing of the room is called before that.
  ROOMS[name].enter(script);
  entered.add(name);
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

/** The description of a file without a build mark. */
const OTHER = "of another build";

/** The build of a module, from its mark (xtask/build-mark.mjs). */
function buildOf(compiled) {
  const [mark] = WebAssembly.Module.customSections(compiled, "slugline-build");
  return mark ? new TextDecoder().decode(mark) : OTHER;
}

/** Files of two builds may have matching names with different meanings. */
function expectBuild(build, url, fatal = true) {
  if (build === __BUILD__) return;
  const message = `the script is ${__BUILD__}, what came with it is ${build}: publish all files of one version together`;
  throw new Failure("version-mismatch", message, { fatal, url });
}

/**
 * A file's bytes on a server: Node.js's `fetch` reads no files. The file system module is not imported, because bundlers would look for
 * it on behalf of browsers.
 */
const file = (url) =>
  url.startsWith("file:") ? globalThis.process?.getBuiltinModule?.("node:fs/promises").readFile(new URL(url)) : undefined;

/** The address of a room: next to the module, if its address was given. */
async function beside(name) {
  const module = await given;
  const place = addressOf(module) || module?.url;
  return place ? new URL(`${name}.wasm`, new URL(place, globalThis.document?.baseURI)) : asked(ROOMS[name].url());
}
