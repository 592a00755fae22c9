// The script tag. Works as a module, as an async script, and as a classic script in the head, also from another origin.
//
// A classic script knows its address only while it runs, and has no `import.meta`; a module resolves relative imports itself.
// Nothing here may be a syntax error in either.
import { readPreferences, startSheet } from "./preferences.js";

const script = document.currentScript;
const first = !customElements.get("slugline-article") && !customElements.get("slugline-ticker");

/** The tag's own setting, wherever the browser ran it from. */
const tag = script ?? document.querySelector('script[src*="embed.js"][data-persist]');
const persist = tag?.dataset.persist === "none" ? "none" : "local";

/** Says on every element that none of them will come to life; their text stays as it is. */
function fail(cause) {
  const message = `elements.js could not be loaded (${cause.message}): check that all files of the package are served`;
  console.error(`slugline: load-failed: ${message} (docs/problems.md#load-failed)`);
  const detail = { code: "load-failed", message, fatal: true, url: script?.src ?? "", version: __VERSION__ };
  for (const element of document.querySelectorAll("slugline-article, slugline-ticker"))
    element.dispatchEvent(new CustomEvent("slugline-error", { detail, bubbles: true, composed: true }));
}

if (first) {
  // Before first paint where this is a classic script in the head.
  if (persist === "local") startSheet(readPreferences());
  const elements = `./elements.js?v=${__VERSION__}`;
  import(script?.src ? new URL(elements, script.src).href : elements)
    .then(({ define }) => define({ persist }), fail);
}
