// Style sheets: one constructed sheet for each kind of shadow root, and slugline.css for the trees that the page does not style.
import { asked } from "./assets.js";
import { lost, report } from "./failure.js";

const shadowSheets = new Map();
let pageSheet;

/** The sheet of a kind of shadow root, shared by all of that kind. */
export function shadowSheet(css) {
  let sheet = shadowSheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadowSheets.set(css, sheet);
  }
  return sheet;
}

const LATE_SHEET = 'link[rel~="stylesheet"][media="print"][onload]';

/**
 * The sheet slugline.css if the page's own link does not reach the tree of the element. Without it the story is
 * unstyled but complete, so a failure is only reported.
 */
export async function pageSheetFor(element) {
  const isThere = () => getComputedStyle(element).getPropertyValue("--slugline-css");
  if (isThere()) return undefined;
  // Angular and others link sheets for print first, and for the screen once they are loaded.
  if (document.readyState !== "complete" && document.querySelector(LATE_SHEET)) {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
    if (isThere()) return undefined;
  }
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

/** Adopts a sheet in the tree of the element, once. */
export function adopt(element, sheet) {
  const root = element.getRootNode();
  // First: the sheets that the page adopts come after it and take precedence.
  if (sheet && root.adoptedStyleSheets?.includes(sheet) === false) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}
