// The reader's preferences: one versioned record under one key, shared by every element of the site and by its tabs.
//
// In JavaScript, because the loader applies them before the first paint, while the module is still loading. After that,
// src/reader/preferences.rs reads and writes the same record: a test compares both.
import { SETTINGS } from "./settings.js";

const KEY = "slugline";
const VERSION = 1;

/**
 * The stored preferences: those of `SETTINGS`, and `voices`, a name by language. A corrupt, foreign or inaccessible record
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
    // No storage, or no access to it: the preferences last as long as the page.
  }
  return preferences;
}

/** Deletes what is stored, if storage is accessible. */
export function deletePreferences() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
