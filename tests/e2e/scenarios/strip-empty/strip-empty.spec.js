// Strips with something missing: a price, all quotes, those that the page chose, former prices.
//
// When this fails, a symbol is next to a gap that might be a price of zero, or a strip is an empty band that never says why.

import { expectAccessible } from '../../support/axe.js';
import { quotes, ready } from '../../support/elements.js';
import { frames, openStrip, pageOf } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const PRICED = { symbol: 'ALDER', price: '12.40', change_percent: '-0.80' };

test('an unknown price is a dash, with a text for screen readers', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: [PRICED, { symbol: 'BIRCH' }, { symbol: 'CEDAR', change_percent: '1.00' }], attributes: 'max-rate="60" fields="symbol price percent"' });
  const price = (row) => quotes(page).nth(row).locator('.slugline-price');
  await expect(price(0)).toHaveText('12.40');
  for (const row of [1, 2]) {
    await expect(price(row)).toHaveText('–');
    await expect(price(row).getByRole('img', { name: 'no price' })).toBeVisible();
  }
  await expectAccessible(page);
  // A price that comes takes its place, and nothing of the word stays.
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'BIRCH', price: '3.20' }]));
  await expect(price(1)).toHaveText('3.20');
  await expect(price(1).getByRole('img')).toHaveCount(0);
});

test('an unknown price is announced in the language of the page', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: [{ symbol: 'BIRCH' }], html: 'lang="de"' });
  await expect(quotes(page).getByRole('img', { name: 'kein Kurs' })).toBeVisible();
});

test('nothing is shown next to a word of a story for an unknown price', async ({ page, compose }) => {
  const story = `<slugline-article><script type="application/json">${JSON.stringify({ article: { headline: 'Trees', body: [{ type: 'paragraph', text: ['Of $BIRCH nobody knows.'] }] } })}</script></slugline-article>`;
  await page.goto(compose(pageOf({ quotes: [{ symbol: 'BIRCH' }], after: story })));
  await ready(page);
  await frames(page);
  expect(await page.evaluate(() => document.querySelector('slugline-article .slugline-quote')?.dataset.quote ?? '')).toBe('');
});

const line = (page) => page.locator('slugline-ticker .source');

test('a strip without quotes says so', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: [] });
  await expect(line(page)).toBeVisible();
  await expect(line(page)).toHaveText('Example figures · No quotes');
  await page.evaluate((quote) => document.querySelector('slugline-ticker').apply([quote]), PRICED);
  await expect(quotes(page)).toHaveCount(1);
  await expect(line(page)).toHaveText('Example figures');
});

test('symbols without any quote are reported', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: [PRICED], attributes: 'symbols="ELM OAK"' });
  await expect(line(page)).toBeVisible();
  await expect(line(page)).toHaveText('Example figures · None of these symbols is quoted here');
  await page.locator('slugline-ticker').evaluate((strip) => strip.setAttribute('symbols', 'ALDER'));
  await expect(quotes(page)).toHaveCount(1);
  await expect(line(page)).toHaveText('Example figures');
  await page.locator('slugline-ticker').evaluate((strip) => strip.setAttribute('symbols', 'OAK'));
  await expect(line(page)).toHaveText('Example figures · None of these symbols is quoted here');
});

test('fallback text of the page is shown instead', async ({ page, compose }) => {
  await page.goto(compose(pageOf({ quotes: [] }).replace('</slugline-ticker>', '<p>Come back tomorrow</p></slugline-ticker>')));
  await ready(page);
  await expect(page.getByText('Come back tomorrow')).toBeVisible();
});

test('a line without former prices takes no space', async ({ page, compose }) => {
  const history = ['12.00', '12.20'];
  await openStrip(page, compose, { quotes: [{ ...PRICED, history }, { ...PRICED, symbol: 'BIRCH' }], attributes: 'fields="symbol spark price" max-rate="60"' });
  const spark = (row) => quotes(page).nth(row).locator('.slugline-spark');
  await expect(spark(0)).toBeVisible();
  await expect(spark(1)).toBeHidden();
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'BIRCH', price: '12.50' }]));
  await expect(spark(1)).toBeVisible();
});
