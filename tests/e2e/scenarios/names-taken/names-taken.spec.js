// A page on which names are taken already: of the elements, of globals, of properties of the document.
//
// When this fails, an error of ours breaks the page's own element, or a picture in a reader's comment determines from
// where the script tag loads its code.

import { readFileSync } from 'node:fs';

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const MODULE = '<script type="module" src="/pkg/embed.js"></script>';
const CLASSIC = '<script src="/pkg/embed.js"></script>';
const FOREIGN = (name) => `<script>customElements.define("${name}", class Foreign extends HTMLElement { connectedCallback() { this.dataset.mine = "" } })</script>`;

for (const name of ['slugline-article', 'slugline-ticker'])
  for (const [kind, tag] of Object.entries({ module: MODULE, classic: CLASSIC }))
    test(`${name} is somebody else's, ${kind}: it stays so, and nothing more is loaded`, async ({ page, guest, compose }) => {
      await page.goto(compose(HTML.replace(/<!-- .* -->/, `${FOREIGN(name)}${tag}`)));
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate((name) => [customElements.get(name).name, document.querySelector(name).dataset.mine], name)).toEqual(['Foreign', '']);
      await expect(page.getByText('Words', { exact: true })).toBeVisible();
      expect(guest.requested('/pkg/elements.js')).toBe(0);
    });

test('a name taken while the script loads stays with the other script', async ({ page, compose }) => {
  await page.route('**/elements.js*', async (route) => {
    await page.evaluate(() => customElements.define('slugline-ticker', class Foreign extends HTMLElement {}));
    await route.continue();
  });
  await page.goto(compose(HTML.replace(/<!-- .* -->/, MODULE)));
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => [customElements.get('slugline-ticker').name, customElements.get('slugline-article')])).toEqual(['Foreign', undefined]);
  await expect(page.getByText('Words', { exact: true })).toBeVisible();
});

const GLOBALS = `<script>
  // Loaders of other times, and names that a site may use for itself.
  window.define = function () { throw new Error("not for you") };
  window.define.amd = {};
  window.module = { exports: {} };
  window.exports = window.module.exports;
  window.require = () => { throw new Error("not for you") };
  window.slugline = window.wasm = window.wasm_bindgen = "taken";
  const script = 1, first = 2, tag = 3, persist = 4, KEY = 5;
  var elements = "taken", init = "taken", Article = "taken", Ticker = "taken", name = "taken";
  Object.prototype.inherited = "from an old library";
  Array.prototype.inherited = "from an old library";
</script>`;

for (const [kind, tag] of Object.entries({ module: MODULE, classic: CLASSIC }))
  test(`globals with our names, ${kind}: neither side is affected`, async ({ page, compose }) => {
    await page.goto(compose(HTML.replace(/<!-- .* -->/, `${GLOBALS}${tag}`)));
    await ready(page);
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
    await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price: '99.10' }]));
    await expect(quotes(page)).toHaveText([/EBB.*99\.10/]);
    expect(await page.evaluate(() => [window.slugline, window.wasm, window.elements, window.init, Object.keys(window.exports)])).toEqual(['taken', 'taken', 'taken', 'taken', []]);
  });

test('the page may use the same ids as the elements', async ({ page, compose }) => {
  const html = HTML.replace(/<!-- .* -->/, MODULE).replace('</main>', '<p id="label">A label</p><p id="slugline" class="toolbar button strip track">Mine</p></main>');
  await page.goto(compose(html));
  await ready(page);
  await expect(page.getByRole('group', { name: 'Text size:' })).toBeVisible();
});

for (const gadget of ['<img name="currentScript" src="ELSEWHERE">', '<form name="currentScript" action="ELSEWHERE"><input name="src" value="ELSEWHERE"></form>', '<object name="currentScript" data="ELSEWHERE"></object>'])
  for (const [kind, tag] of Object.entries({ module: MODULE, classic: CLASSIC }))
    test(`content that is named like the script, ${kind}: ${/^<(\w+)/.exec(gadget)[1]}`, async ({ page, guest, compose, elsewhere }) => {
      // `document.currentScript` was the picture then, and the code was loaded from beside it.
      const html = HTML.replace('<main>', `${gadget.replaceAll('ELSEWHERE', `${elsewhere}demo/ticker.svg`)}${tag}<main>`);
      await page.goto(compose(html));
      await ready(page);
      expect(guest.requests.filter((url) => url.startsWith(elsewhere) && !url.endsWith('ticker.svg'))).toEqual([]);
    });
