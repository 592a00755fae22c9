// The script tag. Works as a module, as an async script, and as a classic script in the head, also from another origin.
//
// A classic script knows its address only while it runs, and has no `import.meta`; a module resolves relative imports itself.
// Nothing here may be a syntax error in either.
import { sheetText } from "../src/js/reader_sheet.js";
import themes from "../src/style/themes.css";
import { lost, report } from "./failure.js";
import { readPreferences } from "./preferences.js";

// Not an image in the text that is named `currentScript`: it would determine the address from which code is loaded.
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const NAMES = ["slugline-article", "slugline-quote", "slugline-ticker"];
const first = !NAMES.some((name) => customElements.get(name));

/** The tag's own setting, wherever the browser ran it. */
const tag = script ?? document.querySelector('script[src*="embed.js"][data-persist]');
const persist = tag?.dataset.persist === "none" ? "none" : "local";

/** Applies the preferences to stories whose element is not active yet; returns the style sheet. */
function startSheet() {
  const text = persist === "local" && sheetText(readPreferences(), false, themes);
  if (!text || !document.adoptedStyleSheets) return undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}

if (first) {
  // Before first paint if this is a classic script in the head.
  const sheet = startSheet();
  const name = `./elements.js?v=${__VERSION__}`;
  const elements = script?.src ? new URL(name, script.src).href : name;
  import(elements).then(
    ({ define }) => define({ persist, sheet }),
    // No element will start; their text stays as it is.
    async (cause) => report(await lost(cause, script?.src && elements), document.querySelectorAll(`${NAMES}`)),
  );
}
