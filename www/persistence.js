// The preferences of the site before the module is loaded: whether they may be stored, as the page says, and their values.
import { deletePreferences, readPreferences } from "./preferences.js";

let persists = true;
/** The style sheet with which the script tag has applied them. */
let applied;

/** Begins to store preferences. `persist` is the script tag's, `sheet` the style sheet with which it has applied them. */
export function keepPreferences(persist, sheet) {
  persists = persist !== "none";
  applied = sheet;
  // Even if no element ever starts.
  if (!persists) deletePreferences();
}

/** Hands them over to the module, once for the page. */
export const handOver = (module) => module.preferences(persists, applied);

/** The preferences that are stored for an element. */
export const storedPreferences = (element) => (persists && element.getAttribute("persist") !== "none" ? readPreferences() : {});
