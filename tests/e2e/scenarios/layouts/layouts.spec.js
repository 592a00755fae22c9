// Quotes as a list that the reader sorts, and as cards.
//
// When this fails, a sidebar has columns that do not line up, rows that jump while they are read, headings that no keyboard reaches, or a
// list that still moves like a strip.

import { expectAccessible } from '../../support/axe.js';
import { quotes } from '../../support/elements.js';
import { application } from '../../support/example.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { QUOTES, frames, motion, moving, openStrip } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const THREE = [
  { symbol: 'CEDAR', price: null },
  { symbol: 'ALDER', name: 'Alder Mills', price: '1200.00', change: '12.00', change_percent: '1.01' },
  { symbol: 'BIRCH', name: 'Birch Works', price: '9.50', change: '-0.50', change_percent: '-5.00', history: ['10', '9.8', '9.5'] },
];
const FIELDS = 'fields="symbol name spark percent price"';

const symbols = (page) => quotes(page).locator('.slugline-symbol').allTextContents();
const heading = (page, name) => page.getByRole('group', { name: 'Sort by' }).getByRole('button', { name });

/** The edges of the cells of a kind, in every row: where figures end, and words begin. */
const edges = (page, kind, side) =>
  quotes(page).evaluateAll((rows, [kind, side]) => rows.map((row) => Math.round(row.querySelector(kind).getBoundingClientRect()[side])), [kind, side]);

test('the columns of a list line up with their headings', async ({ page, compose }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openStrip(page, compose, { quotes: THREE, attributes: `layout="list" ${FIELDS}` });
  for (const [kind, side, name] of [['.slugline-symbol', 'left', 'Symbol'], ['.slugline-name', 'left', 'Name'], ['.slugline-price', 'right', 'Price'], ['.slugline-change', 'right', 'Change in %']]) {
    const [first, ...others] = await edges(page, kind, side);
    expect(others.every((edge) => Math.abs(edge - first) <= 1), `${kind}: ${[first, ...others]}`).toBe(true);
    const box = await heading(page, name).boundingBox();
    const edge = side === 'left' ? box.x : box.x + box.width;
    // A figure's mark reaches beyond it.
    expect(Math.abs(edge - first), name).toBeLessThanOrEqual(6);
  }
  const [one, two] = await Promise.all([0, 1].map((at) => quotes(page).nth(at).boundingBox()));
  expect(two.y).toBeGreaterThanOrEqual(one.y + one.height - 1);
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
});

test('a list is sorted by its headings: figures from the largest, words from A, then the other way, then as the page has it', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: THREE, attributes: `layout="list" ${FIELDS}` });
  const price = heading(page, /^Price/);
  await price.click();
  expect(await symbols(page)).toEqual(['ALDER', 'BIRCH', 'CEDAR']);
  await expect(heading(page, 'Price descending')).toBeVisible();
  await price.click();
  expect(await symbols(page), 'a quote without a price stays last').toEqual(['BIRCH', 'ALDER', 'CEDAR']);
  await price.click();
  expect(await symbols(page)).toEqual(['CEDAR', 'ALDER', 'BIRCH']);
  // From the keyboard, and the heading keeps the focus.
  await page.getByRole('button', { name: 'Pause the ticker' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await symbols(page)).toEqual(['ALDER', 'BIRCH', 'CEDAR']);
  await expect(heading(page, 'Symbol ascending')).toBeFocused();
});

test('a tick is written where its row is, and does not sort anew', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: THREE, attributes: `layout="list" max-rate="60" ${FIELDS}` });
  await heading(page, /^Price/).click();
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'BIRCH', price: '5000.00' }]));
  await expect(quotes(page).nth(1)).toContainText('5,000.00');
  expect(await symbols(page)).toEqual(['ALDER', 'BIRCH', 'CEDAR']);
});

test('the rows are one tab stop, and arrow keys go through them', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: THREE, attributes: 'layout="list" href-template="#{symbol}"' });
  await heading(page, /^Price/).focus();
  await page.keyboard.press('Tab');
  const links = quotes(page).getByRole('link');
  await expect(links.first()).toBeFocused();
  for (const key of ['ArrowDown', 'End', 'ArrowUp', 'Home']) await page.keyboard.press(key);
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#ALDER');
});

for (const layout of ['list', 'cards']) {
  test(`${layout}: nothing moves, nothing is copied, and a strip moves again`, async ({ page, compose }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await openStrip(page, compose, { quotes: QUOTES });
    await moving(page);
    const strip = page.locator('slugline-ticker');
    await strip.evaluate((strip, layout) => strip.setAttribute('layout', layout), layout);
    await frames(page);
    expect(await motion(page)).toEqual([]);
    await expect(page.locator('slugline-ticker .track > ul')).toHaveCount(1);
    const widths = await quotes(page).evaluateAll((rows) => rows.map((row) => row.style.minInlineSize));
    expect(widths.join(''), 'a row has no width of its own').toBe('');
    await strip.evaluate((strip) => strip.removeAttribute('layout'));
    await moving(page);
  });

  for (const [what, html, style] of [['right to left', 'lang="ar" dir="rtl"', ''], ['250 percent', 'lang="en"', 'slugline-ticker { font-size: 250% }'], ['dark', 'lang="en" style="color-scheme: dark"', '']])
    test(`${layout}, ${what}: everything is shown at 320 px`, async ({ page, compose }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await openStrip(page, compose, { quotes: THREE, html, attributes: `layout="${layout}" fields="symbol percent price"` });
      if (style) await page.addStyleTag({ content: style });
      await frames(page);
      await expectNoSidewaysScrolling(page);
      const [needed, there] = await page.locator('slugline-ticker .viewport').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
      expect(needed, 'nothing is scrolled sideways').toBeLessThanOrEqual(there);
      await expectAccessible(page);
    });
}

test('on a phone a list with long names has them below the rest of their rows, and all of it in sight', async ({ page, compose }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const long = THREE.map((quote) => ({ ...quote, name: 'A Name of Many Words and More', price: quote.price && '1234.50' }));
  await openStrip(page, compose, { quotes: long, attributes: `layout="list" ${FIELDS}` });
  const [needed, there] = await page.locator('slugline-ticker .viewport').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  expect(needed, 'nothing is scrolled sideways').toBeLessThanOrEqual(there);
  const [symbol, name, price] = await Promise.all(['.slugline-symbol', '.slugline-name', '.slugline-price'].map((part) => quotes(page).nth(1).locator(part).boundingBox()));
  expect(name.y).toBeGreaterThanOrEqual(symbol.y + symbol.height - 4);
  expect(Math.abs(price.y + price.height - (symbol.y + symbol.height))).toBeLessThanOrEqual(4);
  await heading(page, /^Name/).click();
  await expect(heading(page, 'Name ascending')).toBeVisible();
});

test('figures end where their headings end', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: THREE, attributes: `layout="list" ${FIELDS}` });
  const end = (locator) => locator.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect().right;
  });
  for (const [part, name] of [['.slugline-price', 'Price'], ['.slugline-change', 'Change in %']])
    expect(Math.abs((await end(quotes(page).nth(1).locator(`${part} bdi`))) - (await end(heading(page, name).locator('span').first()))), name).toBeLessThanOrEqual(1);
});

test('the lines of a card begin at its top, as those of a longer card beside it', async ({ page, compose }) => {
  const [, alder, birch] = THREE;
  await openStrip(page, compose, { quotes: [{ ...alder, name: 'A Name of Many Words and Many More Still, so Many that It Takes Several Lines' }, { ...birch, history: undefined }], attributes: 'layout="cards" fields="symbol name percent price"' });
  const tops = await quotes(page).locator('.slugline-name').evaluateAll((names) => names.map((name) => name.getBoundingClientRect().top));
  expect(Math.abs(tops[0] - tops[1])).toBeLessThanOrEqual(1);
});

test('cards are next to one another where there is room, and below one another where there is not', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: THREE, attributes: `layout="cards" ${FIELDS}` });
  const tops = () => quotes(page).evaluateAll((rows) => new Set(rows.map((row) => Math.round(row.getBoundingClientRect().top))).size);
  expect(await tops()).toBe(1);
  await page.setViewportSize({ width: 200, height: 800 });
  await expect.poll(tops).toBe(3);
});

const inApplication = test.extend({ application });

inApplication('a list in a Leptos application is sorted too', async ({ page, guest, application }) => {
  guest.allow(application);
  await page.goto(`${application}/strip?layout=list&stream=/feed`);
  await expect(quotes(page)).not.toHaveCount(0);
  const before = await symbols(page);
  await heading(page, /^Symbol/).click();
  expect(await symbols(page)).toEqual(before.toSorted());
  await heading(page, /^Symbol/).click();
  expect(await symbols(page)).toEqual(before.toSorted().toReversed());
});
