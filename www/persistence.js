// The preferences of the site before the module is there: whether they may be kept, as the page says, and what they are.
import { deletePreferences, readPreferences } from "./preferences.js";

let persists = true;
/** What the script tag has applied them by. */
let applied;

/** Begins to keep preferences. `persist` is the script tag's, `sheet` what it has applied them by. */
export function keepPreferences(persist, sheet) {
  persists = persist !== "none";
  applied = sheet;
  // Also where no element ever comes to life.
  if (!persists) deletePreferences();
}

/** Leaves them to the module; once for the page, whoever says it again. */
export const handOver = (module) => module.preferences(persists, applied);

/** The preferences that are stored for an element. */
export const storedPreferences = (element) => (persists && element.getAttribute("persist") !== "none" ? readPreferences() : {});
