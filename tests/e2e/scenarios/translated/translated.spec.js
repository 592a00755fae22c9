// A translator of the browser, or an extension, puts nodes of its own in the place of the strip's texts.
//
// When this fails, a price stands still for good while the strip goes on saying that its figures are live.

import { openStrip } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

/** The price of a symbol, as it can be read. */
const price = (page, symbol) => page.locator('slugline-ticker .track > ul:first-child > li', { hasText: symbol }).locator('.slugline-price');

/** Puts what `replace` gives in the place of every text in cells. */
const translate = (page, wraps) =>
  page.evaluate((wraps) => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    for (const cell of shadowRoot.querySelectorAll('.track bdi, .track .slugline-state')) {
      const font = document.createElement('font');
      if (wraps) font.append(...cell.childNodes);
      else font.textContent = `${cell.textContent} (translated)`;
      cell.replaceChildren(font);
    }
  }, wraps);

for (const wraps of [true, false])
  test(wraps ? 'prices go on when their texts are wrapped' : 'prices go on when their texts are replaced', async ({ page, compose }) => {
    await openStrip(page, compose, { attributes: 'motion="none" max-rate="60"' });
    const apply = (value) => page.evaluate((price) => document.querySelector('slugline-ticker').apply([{ symbol: 'ALDER', price }]), value);
    await apply('12.50');
    await expect(price(page, 'ALDER')).toHaveText('12.50');
    await translate(page, wraps);
    await apply('12.60');
    await expect(price(page, 'ALDER')).toHaveText('12.60');
    // Once it has its own text again it is written as ever.
    await apply('12.70');
    await expect(price(page, 'ALDER')).toHaveText('12.70');
  });

test('figures and symbols are not to be translated', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'fields="symbol name price change percent"' });
  const marks = page.locator('slugline-ticker .track > ul:first-child > li').first().locator('bdi');
  await expect(marks).toHaveCount(5);
  expect(await marks.evaluateAll((cells) => cells.map(({ translate }) => translate))).toEqual([false, true, false, false, false]);
});
