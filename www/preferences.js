// The reader's preferences: one versioned record under one key, shared by every element of the site and by its tabs.
//
// JavaScript, because the loader applies them before the first paint, when the module is still on its way. From then on
// src/reader/preferences.rs reads and writes the same record: a test holds the two together.
import { SETTINGS } from "./settings.js";

const KEY = "slugline";
const VERSION = 1;

/**
 * The preferences that are stored: those of `SETTINGS`, and `voices`, a name by language. What is corrupt, foreign or out of reach
 * counts as absent.
 */
export function readPreferences() {
  const preferences = {};
  try {
    const record = JSON.parse(localStorage.getItem(KEY));
    if (record?.version === VERSION) {
      for (const [name, values] of Object.entries(SETTINGS)) if (values.includes(record[name])) preferences[name] = record[name];
      const voices = Object.entries(record.voices ?? {}).filter(([, voice]) => typeof voice === "string");
      if (voices.length) preferences.voices = Object.fromEntries(voices);
    }
  } catch {
    // No storage here, or none for us: the preferences last as long as the page.
  }
  return preferences;
}

/** Deletes what is stored, where storage can be had. */
export function deletePreferences() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
