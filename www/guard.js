// The guard around the module. If the module traps, it is not called again, and the page sees no uncaught error.
//
// The browser also calls the module without a call of ours: from a listener that Rust registered, in a microtask, when an object is
// collected. All of these, and our own calls, use the module's exports. So these are wrapped, once.
import { Failure } from "./failure.js";

let crash;
const listeners = new Set();

/** Whether the module has crashed: its functions do nothing any more. */
export const hasCrashed = () => crash !== undefined;

/** Calls `listener` when the module crashes. */
export const onCrash = (listener) => listeners.add(listener);

/** Removes `listener`. */
export const offCrash = (listener) => listeners.delete(listener);

/** The result of a promise of the module; `undefined` if the module crashes meanwhile, because the promise would stay pending. */
export function unlessCrashed(promise) {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve();
    onCrash(giveUp);
    Promise.resolve(promise).then(resolve, reject).finally(() => offCrash(giveUp));
  });
}

/** Throws the crash, if there was one: for code that makes no sense without the module. */
export function expectAlive() {
  if (crash) throw crash;
}

/** The exports, none of which throws. `defaults` has the values that they return instead of a result, if any. */
export const guardedExports = (exports, defaults) => each(exports, (call, name) => entrance(call, defaults[name]));

/** The imports by script, none of which returns into a module that has crashed meanwhile. */
export const guardedImports = (imports) =>
  Object.fromEntries(Object.entries(imports).map(([script, calls]) => [script, each(calls, exit)]));

/** An object with other functions. Members that are no functions (the memory, a table) stay. */
const each = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, item]) => [name, item instanceof Function ? change(item, name) : item]));

/** A call into the module. */
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

/** Closes the stream of an event: it would continue, and nothing else could close it. */
function closeStream(event) {
  const { target } = event ?? {};
  if (target && (target instanceof EventSource || target instanceof WebSocket)) target.close();
}

/**
 * A call out of the module. The function may enter the module again, through a listener of the page, and crash it. Then the caller
 * must not continue; the outer call into the module catches the exception.
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
 * wasm-bindgen refuses a call before anything is done if a page presses a button again from within the event of that button:
 * a closure cannot be entered twice. That is not a crash.
 */
class Refusal extends Error {}

const refusing = (call) => (...given) => {
  try {
    return call(...given);
  } catch ({ message }) {
    throw new Refusal(message);
  }
};

/** An exception that was thrown through the module left it in an unknown state, whether it was a trap or not. */
function end(error) {
  if (crash) return;
  crash = new Failure("crash", `the module stopped: ${error?.message ?? error}. The page stays as it is`, { fatal: true, cause: error });
  for (const listener of [...listeners]) listener(crash);
}
