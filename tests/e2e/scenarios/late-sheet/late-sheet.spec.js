// A page that loads its style sheets without waiting for them, as Angular's builds do: for print first, for the screen once they are there.
//
// When this fails, the elements fetch a second slugline.css from where a bundler has put no file, and report an error on a page without fault.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

test('a sheet that comes late is waited for, and not fetched again', async ({ page, guest, compose }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/pkg/slugline.css*', async (route) => {
    await held;
    await route.continue();
  });
  const address = compose(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Late</title>
    <link rel="stylesheet" media="print" onload="this.media = 'all'" href="/pkg/slugline.css">
    <script type="module" src="/pkg/embed.js"></script>
    <main><h1>Late</h1><slugline-article><p>One.</p></slugline-article></main>`);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.customElements?.get('slugline-article'));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  release();
  await ready(page, 'slugline-article');
  expect(guest.requests.filter((url) => url.includes('slugline.css'))).toHaveLength(1);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
});
