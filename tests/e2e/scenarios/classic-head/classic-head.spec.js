// The script tag, in every way that publishers write it.
//
// When this fails, a way of loading that worked yesterday upgrades nothing (import.meta in a classic script, a relative import
// from another origin), or a reader with large text sees the page in small text first.

import { readFileSync } from 'node:fs';

import { ready } from '../../support/elements.js';
import { expect, hold, test } from '../../support/test.js';

const PAGE = readFileSync(new URL('page.html', import.meta.url), 'utf8');

/** The page with this script tag in its head. */
const withTag = (tag) => PAGE.replace(/<!-- .* -->/, tag);

const TAGS = {
  'classic and blocking': (from) => `<script src="${from}pkg/embed.js"></script>`,
  deferred: (from) => `<script defer src="${from}pkg/embed.js"></script>`,
  async: (from) => `<script async src="${from}pkg/embed.js"></script>`,
  module: (from) => `<script type="module" src="${from}pkg/embed.js"></script>`,
  'made by a script': (from) =>
    `<script>{ const tag = document.createElement("script"); tag.src = "${from}pkg/embed.js"; document.head.append(tag) }</script>`,
};

for (const [name, tag] of Object.entries(TAGS)) {
  for (const origin of ['its own', 'another'])
    test(`${name}, from ${origin} origin`, async ({ page, guest, compose, site, elsewhere }) => {
      await page.goto(compose(withTag(tag(origin === 'another' ? elsewhere : site))));
      await ready(page);
      await expect(page.getByRole('button', { name: 'Larger text' })).toBeVisible();
      const host = new URL(origin === 'another' ? elsewhere : site).host;
      const files = guest.requests.map((url) => new URL(url)).filter((url) => /\/(embed|elements|slugline)(_bg)?\.(js|wasm)$/.test(url.pathname));
      expect(files.map((url) => url.host)).toEqual([host, host, host, host]);
    });
}

test('a classic tag in the head applies the stored size from the first paint', async ({ page, compose, site }) => {
  await page.addInitScript(() => localStorage.setItem('slugline', '{"version":1,"textSize":200}'));
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(compose(withTag(TAGS['classic and blocking'](site))));
  const height = () => page.evaluate(() => document.querySelector('p').getBoundingClientRect().height);
  expect(await page.evaluate(() => customElements.get('slugline-article'))).toBeUndefined();
  // Measured by a script in the page, while the page was still being parsed.
  expect(await page.evaluate(() => window.heightWhileParsing)).toBe(40);
  expect(await height()).toBe(40);
  release();
  await ready(page);
  expect(await height()).toBe(40);
  expect(await page.evaluate(() => document.querySelector('#end').getBoundingClientRect().height)).toBe(20);
});

test('without a preference the head script changes nothing', async ({ page, compose, site }) => {
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(compose(withTag(TAGS['classic and blocking'](site))));
  expect(await page.evaluate(() => [window.heightWhileParsing, document.adoptedStyleSheets.length])).toEqual([20, 0]);
  release();
  await ready(page);
});
