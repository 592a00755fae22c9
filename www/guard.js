// The guard around the module. Should it trap, it is not entered again, and the page sees no uncaught error.
//
// The browser enters the module past every call of ours: by a listener that Rust registered, in a microtask, when an object is
// collected. All of these, and our own calls, come through the module's exports. So these are guarded, once.
import { Failure } from "./failure.js";

let crash;
const listeners = new Set();

/** Whether the module has crashed: its functions do nothing any more. */
export const hasCrashed = () => crash !== undefined;

/** Calls `listener` when the module crashes. */
export const onCrash = (listener) => listeners.add(listener);

/** Calls `listener` no more. */
export const offCrash = (listener) => listeners.delete(listener);

/** What comes of a promise of the module: nothing where it crashes meanwhile, which would leave that open for ever. */
export function unlessCrashed(promise) {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve();
    onCrash(giveUp);
    Promise.resolve(promise).then(resolve, reject).finally(() => offCrash(giveUp));
  });
}

/** Throws the crash, if there was one: for what makes no sense without the module. */
export function expectAlive() {
  if (crash) throw crash;
}

/** The exports of which no call throws. What one gives instead of its result is in `defaults`, if it is anything. */
export const guardedExports = (exports, defaults) => each(exports, (call, name) => entrance(call, defaults[name]));

/** The imports by their scripts, from which nothing returns into a module that has crashed meanwhile. */
export const guardedImports = (imports) =>
  Object.fromEntries(Object.entries(imports).map(([script, calls]) => [script, each(calls, exit)]));

/** An object with other functions in it. What is no function (the memory, a table) stays. */
const each = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, item]) => [name, item instanceof Function ? change(item, name) : item]));

/** A way into the module. */
function entrance(call, substitute) {
  return (...given) => {
    if (crash) {
      closeStream(given.at(-1));
      return substitute;
    }
    try {
      return call(...given);
    } catch (error) {
      if (error instanceof Refusal) console.error(`slugline: a call was refused: ${error.message}`);
      else end(error);
      return substitute;
    }
  };
}

/** Closes the stream that an event is of: it would go on for ever, and who could close it is no more. */
function closeStream(event) {
  const { target } = event ?? {};
  if (target && (target instanceof EventSource || target instanceof WebSocket)) target.close();
}

/**
 * A way out of the module. What is called there may enter the module again, by a listener of the page, and crash it. Then what waits
 * here for its return must not go on; the entrance that it came by takes the throw.
 */
function exit(call, name) {
  if (name.includes("__wbindgen_throw")) return refusing(call);
  return (...given) => {
    const result = call(...given);
    if (crash) throw crash;
    return result;
  };
}

/**
 * wasm-bindgen refuses a call before anything is done, where a page presses a button again from within the event of that button:
 * a closure cannot be entered twice. That is no crash.
 */
class Refusal extends Error {}

const refusing = (call) => (...given) => {
  try {
    return call(...given);
  } catch ({ message }) {
    throw new Refusal(message);
  }
};

/** Whatever was thrown through the module left it as it was in the middle of something, a trap or not: it is not to be trusted. */
function end(error) {
  if (crash) return;
  crash = new Failure("crash", `the module stopped: ${error?.message ?? error}. The page stays as it is`, { fatal: true, cause: error });
  for (const listener of [...listeners]) listener(crash);
}
