// A story on paper: everything else is hidden until it is printed.
import css from "../src/style/print.css";

const MARK = "data-slugline-print";

/** Links to other pages say where they lead. A sheet says it, so that nothing is written into the story. */
function addresses(element, url) {
  const here = location.href.split("#")[0];
  const links = [...element.querySelectorAll("a[href]")].filter(({ href }) => /^https?:/.test(href) && href.split("#")[0] !== here);
  const rules = links.map((link) => `[${MARK}] a[href=${CSS.escape(link.getAttribute("href"))}]::after{content:${JSON.stringify(` (${link.href})`)}}`);
  return `@media print{${[...new Set(rules)].join("")}[${MARK}]::after{content:${JSON.stringify(url)};display:block;margin-block-start:2em;font-size:.8125em}}`;
}

/** Prints a story. `url` stands below it. */
export function print(element, url) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + addresses(element, url));
  const marked = [];
  for (let place = element; place; place = place.getRootNode().host) {
    const root = place.getRootNode();
    place.setAttribute(MARK, "");
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    marked.push([place, root]);
  }
  const restore = () => {
    for (const [place, root] of marked) {
      place.removeAttribute(MARK);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
    }
  };
  addEventListener("afterprint", restore, { once: true });
  window.print();
}
