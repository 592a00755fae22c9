// The reader's preferences: one versioned record under one key, shared by every element of the site and by its tabs.
//
// JavaScript, because the loader applies them before the first paint, when the module is still on its way.

const KEY = "slugline";
const VERSION = 1;

/** The sizes of text, in percent of the page's own. */
export const SIZES = [87.5, 100, 112.5, 125, 150, 175, 200, 250];

/**
 * The preferences that are stored: `textSize` in percent, `paused`. What is corrupt, foreign or out of reach counts as absent.
 * @returns {{ textSize?: number, paused?: boolean }}
 */
export function readPreferences() {
  const preferences = {};
  try {
    const record = JSON.parse(localStorage.getItem(KEY));
    if (record?.version === VERSION) {
      if (SIZES.includes(record.textSize)) preferences.textSize = record.textSize;
      if (typeof record.paused === "boolean") preferences.paused = record.paused;
    }
  } catch {
    // No storage here, or none for us: the preferences last as long as the page.
  }
  return preferences;
}

/** Stores the preferences, where storage can be had. */
export function writePreferences(preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...preferences }));
  } catch {
    // As above.
  }
}

/** Whether a `storage` event may have changed the preferences. */
export const concerns = (event) => event.key === KEY || event.key === null;

/** Applies the preferences to stories whose element is not at work yet. */
export function startSheet({ textSize }) {
  if (!textSize || !document.adoptedStyleSheets) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`slugline-article:not([persist="none"]){--slugline-text-scale:${textSize / 100}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
