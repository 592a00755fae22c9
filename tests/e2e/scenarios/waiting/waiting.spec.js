// When the elements begin their work.
//
// When this fails, a story that can be read already takes the network and the processor from the page while it loads, controls do
// not come to the reader who wants them, or stories far below are fetched by readers who never get there.

import { readFileSync } from 'node:fs';

import { ready } from '../../support/elements.js';
import { expect, hold, test } from '../../support/test.js';

const PAGE = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const withElements = (html) => PAGE.replace(/<!-- .* -->/, html);
const OWN = '<slugline-article><p>Words with a <a href="#end">link</a>.</p></slugline-article>';
const SERVED =
  '<slugline-ticker><script type="application/json">{"quotes":[{"symbol":"EBB","price":"12.40"}]}</script>' +
  '<ul class="slugline-quotes" role="list"><li class="slugline-quote">EBB 12.40</li></ul></slugline-ticker>';
const DATA = '<slugline-article><script type="text/plain">A head\n\nWords.</script></slugline-article>';

const MODULE = ['/pkg/slugline.js', '/pkg/slugline_bg.wasm'];
const asked = (guest) => MODULE.map((path) => guest.requested(path));

/** Opens a page whose picture does not come, so that `load` waits; gives what lets it come. */
async function openSlowly(page, path) {
  const { release } = await hold(page, '/demo/ticker.svg');
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(() => customElements.get('slugline-article') && document.readyState === 'interactive');
  await page.waitForTimeout(200);
  return release;
}

for (const [name, html] of Object.entries({ 'own children': OWN, 'a list that the server rendered': SERVED }))
  test(`${name}: the module waits for the page`, async ({ page, guest, compose }) => {
    const release = await openSlowly(page, compose(withElements(html)));
    expect(asked(guest)).toEqual([0, 0]);
    expect(await page.evaluate(() => document.querySelector('slugline-article, slugline-ticker').shadowRoot)).toBeNull();
    release();
    await ready(page);
    expect(asked(guest)).toEqual([1, 1]);
  });

test('with a fallback the source is fetched at once, the module later', async ({ page, guest, compose }) => {
  const html = '<slugline-ticker src="/demo/markets.json"><p>Figures are on their way.</p></slugline-ticker>';
  const release = await openSlowly(page, compose(withElements(html)));
  expect(guest.requested('/demo/markets.json')).toBe(1);
  expect(asked(guest)).toEqual([0, 0]);
  await expect(page.getByText('Figures are on their way.')).toBeVisible();
  release();
  await ready(page);
  expect(guest.requested('/demo/markets.json')).toBe(1);
});

const USES = {
  'a pointer': (page) => page.getByText('Words').hover({ noWaitAfter: true }),
  'the keyboard': (page) => page.keyboard.press('Tab'),
  'a finger': (page) => page.evaluate(() => document.querySelector('p').dispatchEvent(new Event('touchstart', { bubbles: true }))),
};
for (const [name, use] of Object.entries(USES))
  test(`${name} brings the controls before the page has loaded`, async ({ page, guest, compose }) => {
    const release = await openSlowly(page, compose(withElements(OWN)));
    expect(asked(guest)).toEqual([0, 0]);
    await use(page);
    await ready(page);
    expect(await page.evaluate(() => document.readyState)).toBe('interactive');
    await expect(page.getByRole('button', { name: 'Larger text' })).toBeVisible();
    release();
  });

test('without text in the page nothing waits', async ({ page, compose }) => {
  const release = await openSlowly(page, compose(withElements(DATA)));
  await ready(page);
  expect(await page.evaluate(() => document.readyState)).toBe('interactive');
  await expect(page.getByRole('heading', { name: 'A head' })).toBeVisible();
  release();
});

const FAR = '<div style="height: 5000px"></div>';
const LAZY = '<slugline-article id="far" loading="lazy" src="/tests/e2e/scenarios/sources/story.txt"></slugline-article>';
const STORY = '/tests/e2e/scenarios/sources/story.txt';

test('lazy: neither the story nor the module is fetched before the element is near the viewport', async ({ page, guest, compose }) => {
  await page.goto(compose(withElements(FAR + LAZY)));
  await page.waitForFunction(() => customElements.get('slugline-article'));
  await page.waitForLoadState('networkidle');
  expect([guest.requested(STORY), ...asked(guest)]).toEqual([0, 0, 0]);
  // A window's height away it is near enough.
  await page.evaluate(() => scrollTo(0, 4000));
  await ready(page);
  expect([guest.requested(STORY), ...asked(guest)]).toEqual([1, 1, 1]);
});

test('lazy, and eager later: it does not wait any more', async ({ page, guest, compose }) => {
  await page.goto(compose(withElements(FAR + LAZY)));
  await page.waitForLoadState('networkidle');
  expect(guest.requested(STORY)).toBe(0);
  await page.evaluate(() => document.querySelector('#far').setAttribute('loading', 'eager'));
  await page.evaluate(() => document.querySelector('#far').ready);
  expect(guest.requested(STORY)).toBe(1);
});

test('lazy in a hidden container waits until it is shown', async ({ page, guest, compose }) => {
  await page.goto(compose(withElements(`<details><summary>More</summary>${LAZY}</details>`)));
  await page.waitForFunction(() => customElements.get('slugline-article'));
  await page.waitForLoadState('networkidle');
  expect(guest.requested(STORY)).toBe(0);
  await page.getByText('More').click();
  await ready(page);
  await expect(page.getByRole('heading', { name: 'What the float knew' })).toBeVisible();
});

test('lazy and removed before it was near: nothing is fetched', async ({ page, guest, compose }) => {
  await page.goto(compose(withElements(FAR + LAZY)));
  await page.waitForFunction(() => customElements.get('slugline-article'));
  await page.evaluate(() => document.querySelector('#far').remove());
  await page.evaluate(() => scrollTo(0, 5000));
  await page.waitForLoadState('networkidle');
  expect(guest.requested(STORY)).toBe(0);
});

test('lazy with data in a child does not wait', async ({ page, guest, compose }) => {
  await page.goto(compose(withElements(FAR + DATA.replace('<slugline-article', '$& loading="lazy"'))));
  await ready(page);
  expect(asked(guest)).toEqual([1, 1]);
});
