// The text that the reader's size applies to. How it is chosen and stored: `preferences`.
//
// When this fails, a reader presses A+ and the text stays small because the site sizes it in pixels, the pictures grow along, or
// something is stored without consent.

import { readFileSync } from 'node:fs';

import { controls, enlarge, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/text-size/page.html';

/** The heights of everything that holds text or a picture in the story. */
const heights = (page, selectors) =>
  page.evaluate((selectors) => selectors.map((selector) => document.querySelector(selector).getBoundingClientRect().height), selectors);

const height = async (page, selector) => (await heights(page, [selector]))[0];

async function open(page) {
  await page.goto(PAGE);
  await ready(page);
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

test('the size applies to text in every unit, and to no picture', async ({ page }) => {
  await open(page);
  const text = ['#own h2', '#own p', '#own .rem', '#own .em', '#own small', '#made p'];
  const pictures = ['#child', '#inner', '#made img'];
  const before = await heights(page, text);
  const headline = await height(page, '#made h2');
  const still = await heights(page, pictures);
  expect(still[0]).toBe(100);
  await enlarge(page, '#own');
  const after = await heights(page, text);
  const ratios = after.map((height, index) => Number((height / before[index]).toFixed(3)));
  expect(ratios).toEqual(text.map(() => 2.5));
  // A headline in Slugline's own style follows the width of its column too: it still grows to twice its size.
  expect((await height(page, '#made h2')) / headline).toBeGreaterThanOrEqual(2);
  expect(await heights(page, pictures)).toEqual(still);
});

test('data-persist="none" on the script tag stores nothing for the whole page, and deletes what was stored', async ({ page, compose }) => {
  await page.addInitScript(() => localStorage.setItem('slugline', '{"version":1,"textSize":250}'));
  const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');
  await page.goto(compose(html.replace('type="module"', 'type="module" data-persist="none"')));
  await ready(page);
  expect(await height(page, '#own p')).toBe(27);
  await controls(page, '#own').larger.click();
  expect(await height(page, '#made p')).toBeCloseTo(30.375, 1);
  expect(await stored(page)).toEqual({});
});
