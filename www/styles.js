// Style sheets: one constructed sheet for each kind of shadow root, and slugline.css for the trees that the page does not style.
import { asked } from "./beside.js";

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
 * Makes sure that slugline.css reaches the tree in which the element stands. A page that links it itself is left alone.
 * Without it the story is unstyled but whole, so a failure is told and nothing else.
 */
export async function adoptPage(element) {
  if (getComputedStyle(element).getPropertyValue("--slugline-css")) return;
  try {
    pageSheet ??= fetch(asked(new URL("./slugline.css", import.meta.url)))
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(`${response.status}`))))
      .then((css) => new CSSStyleSheet().replace(css));
    const sheet = await pageSheet;
    const root = element.getRootNode();
    // First, so that every sheet of the page's own comes after and wins.
    if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
  } catch (error) {
    pageSheet = undefined;
    console.warn(`slugline: slugline.css could not be loaded (${error.message}): link it in the page's head`);
  }
}
