// The WebAssembly module, loaded once for the page.
import { asked, glue } from "./assets.js";
import { Failure, lost } from "./failure.js";
import { expectAlive, guardedExports, guardedImports, hasCrashed } from "./guard.js";
import { fields } from "./markup.js";

let loading;
/** Whether it is there. */
let isThere = false;
/** The rooms that are on their way or there, by their names. */
const rooms = new Map();
/** What the module is loaded from, where whoever asked for it gave something. */
let given;
/** The names of those that are there. */
const entered = new Set();
/** What the module has for its rooms. */
let shared;

/** What is a file of its own until something asks for it: where it is, and what tells the module that it is there. */
const ROOMS = {
  /** The readers of other systems' formats. */
  formats: { url: () => new URL("./formats.wasm", import.meta.url), enter: (script) => script.formats(fields) },
  /** The reader's controls beyond the size of text. */
  controls: { url: () => new URL("./controls.wasm", import.meta.url), enter: (script) => script.controls() },
};

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

/** Loads a room of the module, from `source` where it is given. The module is to be on its way. A failed try may be repeated. */
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

/** Whether a room of the module is there. */
export const hasRoom = (name) => entered.has(name);

/** What `read` gives, called again when the formats have been loaded if it takes those; nothing where it has `ended` by then. */
export async function reading(read, ended) {
  const outcome = read();
  if (outcome?.code !== "apart") return outcome;
  await loadRoom("formats");
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
  // A room calls functions of the module from within: no crash must be kept from who entered it.
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
  // Nothing of the room is called before.
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

/** What a file is of that does not say of which build it is. */
const OTHER = "of another build";

/** The build that a module is of: it says so itself (xtask/build-mark.mjs). */
function buildOf(compiled) {
  const [mark] = WebAssembly.Module.customSections(compiled, "slugline-build");
  return mark ? new TextDecoder().decode(mark) : OTHER;
}

/** Files of two builds may fit by their names and still mean other things by them. */
function expectBuild(build, url, fatal = true) {
  if (build === __BUILD__) return;
  const message = `the script is ${__BUILD__}, what came with it is ${build}: publish all files of one version together`;
  throw new Failure("version-mismatch", message, { fatal, url });
}

/**
 * A file's bytes on a server: Node.js's `fetch` reads no files. What reads them is not imported, because bundlers would look for
 * it on behalf of browsers.
 */
const file = (url) =>
  url.startsWith("file:") ? globalThis.process?.getBuiltinModule?.("node:fs/promises").readFile(new URL(url)) : undefined;

/** Where a room is: beside the module, where somebody said where that is. */
async function beside(name) {
  const module = await given;
  const place = addressOf(module) || module?.url;
  return place ? new URL(`${name}.wasm`, new URL(place, globalThis.document?.baseURI)) : asked(ROOMS[name].url());
}
