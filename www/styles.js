// Style sheets: one constructed sheet for each kind of shadow root, and slugline.css for the trees that the page does not style.
import { asked } from "./assets.js";
import { lost, report } from "./failure.js";

const shadowSheets = new Map();
let pageSheet;

/** The sheet of a kind of shadow root, which all of that kind share. */
export function shadowSheet(css) {
  let sheet = shadowSheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadowSheets.set(css, sheet);
  }
  return sheet;
}

/**
 * The sheet slugline.css where the page's own link does not reach the tree in which the element stands. Without it the story is
 * unstyled but whole, so a failure is told and nothing else.
 */
export async function pageSheetFor(element) {
  if (getComputedStyle(element).getPropertyValue("--slugline-css")) return undefined;
  const url = asked(new URL("./slugline.css", import.meta.url)).href;
  pageSheet ??= fetch(url)
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(`${response.status}`))))
    .then((css) => new CSSStyleSheet().replace(css))
    .catch(async (cause) => Promise.reject({ ...(await lost(cause, url)), fatal: false }));
  try {
    return await pageSheet;
  } catch (details) {
    report(details, [element]);
  }
  return undefined;
}

/** Gives the tree in which the element stands a sheet, once. */
export function adopt(element, sheet) {
  const root = element.getRootNode();
  // First: what the page adopts itself comes after it and wins.
  if (sheet && root.adoptedStyleSheets?.includes(sheet) === false) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}
