// The reader's text size.
//
// When this fails, a reader presses A+ and the text stays small because the site sizes it in pixels, the pictures grow along, the
// size is forgotten at the next page, or something was stored about a reader who changed nothing.

import { readFileSync } from 'node:fs';

import { controls, enlarge, ready, record } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/text-size/page.html';
const SIZES = [100, 112.5, 125, 150, 175, 200, 250];

/** The heights of everything that holds text or a picture in the story. */
const heights = (page, selectors) =>
  page.evaluate((selectors) => selectors.map((selector) => document.querySelector(selector).getBoundingClientRect().height), selectors);

const height = async (page, selector) => (await heights(page, [selector]))[0];

async function open(page) {
  await page.goto(PAGE);
  await ready(page);
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

test('text size by mouse, to both ends, where the buttons stay and do nothing', async ({ page }) => {
  await open(page);
  const actions = await record(page, 'slugline-action');
  const { smaller, reset, larger, announcement } = controls(page, '#own');
  await expect(reset).toHaveAttribute('aria-disabled', 'true');
  for (const size of SIZES.slice(1)) {
    await larger.click();
    await expect(announcement).toHaveText(`Text size ${size}%`);
    expect(await height(page, '#own p')).toBeCloseTo((27 * size) / 100, 1);
  }
  await expect(larger).toHaveAttribute('aria-disabled', 'true');
  // By force: Playwright waits for a button that says that it is disabled.
  await larger.click({ force: true });
  await larger.click({ force: true });
  expect(await height(page, '#own p')).toBe(67.5);
  await expect(larger).toBeFocused();
  await reset.click();
  await expect(announcement).toHaveText('Text size 100%');
  await smaller.click();
  await expect(announcement).toHaveText('Text size 87.5%');
  await expect(smaller).toHaveAttribute('aria-disabled', 'true');
  await smaller.click({ force: true });
  expect(await height(page, '#own p')).toBeCloseTo(23.625, 1);
  const told = (await actions()).map(({ target, detail }) => [target, detail.control, detail.value]);
  expect(told).toEqual([...SIZES.slice(1), 100, 87.5].map((size) => ['own', 'text-size', size]));
});

test('text size by keyboard, announced politely', async ({ page }) => {
  await open(page);
  const { smaller, reset, larger, announcement } = controls(page, '#own');
  await expect(announcement).toHaveRole('status');
  await page.keyboard.press('Tab');
  await expect(smaller).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(reset).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(larger).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(announcement).toHaveText('Text size 125%');
  await expect(larger).toHaveAccessibleName('A+ Larger text');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(announcement).toHaveText('Text size 100%');
});

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

test('text size survives a reload, and nothing is stored before a change', async ({ page }) => {
  await open(page);
  expect(await stored(page)).toEqual({});
  await controls(page, '#own').larger.click();
  expect(Object.keys(await stored(page))).toEqual(['slugline']);
  await page.reload();
  await ready(page);
  expect(await height(page, '#own p')).toBeCloseTo(30.375, 1);
  await controls(page, '#own').larger.click();
  expect(await height(page, '#own p')).toBe(33.75);
});

test('other stories of the page and of other tabs follow', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await page.bringToFront();
  await enlarge(page, '#own');
  expect(await height(page, '#made p')).toBe(67.5);
  await expect.poll(() => height(other, '#own p')).toBe(67.5);
  await other.bringToFront();
  await controls(other, '#own').reset.click();
  await expect.poll(() => height(page, '#made p')).toBe(27);
});

test('persist="none" stores nothing and follows no other story', async ({ page }) => {
  await open(page);
  await enlarge(page, '#own');
  expect(await height(page, '#forgetful p')).toBe(27);
  await page.evaluate(() => localStorage.clear());
  await controls(page, '#forgetful').larger.click();
  expect(await height(page, '#forgetful p')).toBeCloseTo(30.375, 1);
  expect(await stored(page)).toEqual({});
  await page.reload();
  await ready(page);
  expect(await height(page, '#forgetful p')).toBe(27);
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

test('a record in an unknown form is ignored', async ({ page }) => {
  await page.goto(PAGE);
  for (const record of [
    '{',
    'null',
    '[]',
    '"250"',
    '{"version":2,"textSize":250}',
    '{"version":1,"textSize":"250"}',
    '{"version":1,"textSize":99}',
    '{"version":1,"textSize":{"toString":"250"},"paused":"yes"}',
  ]) {
    await page.evaluate((record) => localStorage.setItem('slugline', record), record);
    await page.reload();
    await ready(page);
    expect(await heights(page, ['#own p', '#large p']), record).toEqual([27, 40.5]);
    await controls(page, '#own').larger.click();
    expect(JSON.parse((await stored(page)).slugline), record).toEqual({ version: 1, textSize: 112.5 });
  }
});

test('the attribute text-size is the initial size, and A returns to it', async ({ page }) => {
  await open(page);
  const { reset, larger, announcement } = controls(page, '#large');
  expect(await height(page, '#large p')).toBe(40.5);
  await expect(reset).toHaveAttribute('aria-disabled', 'true');
  await larger.click();
  expect(await height(page, '#large p')).toBe(47.25);
  await reset.click();
  await expect(announcement).toHaveText('Text size 150%');
  expect(await height(page, '#large p')).toBe(40.5);
});
