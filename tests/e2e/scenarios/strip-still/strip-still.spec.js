// A strip whose quotes all fit does not move, unless the page asks for it.
//
// When this fails, one quote runs fourteen times across a wide screen, or a strip that grew too long never starts.

import { quotes } from '../../support/elements.js';
import { QUOTES, frames, motion, moving, openStrip, sight } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const FEW = QUOTES.slice(0, 2);
const lists = (page) => page.locator('slugline-ticker .track > ul');

for (const html of ['lang="en"', 'lang="ar" dir="rtl"'])
  for (const quotes of [QUOTES.slice(0, 1), FEW])
    test(`${quotes.length} quotes on 2,560 px do not move, ${html}`, async ({ page, compose }) => {
      await page.setViewportSize({ width: 2560, height: 800 });
      await openStrip(page, compose, { quotes, html });
      await frames(page);
      expect(await motion(page)).toEqual([]);
      await expect(lists(page)).toHaveCount(1);
      const { whole, place } = await sight(page);
      expect(whole).toEqual(quotes.map(({ symbol }) => symbol));
      expect(Math.abs(place)).toBeLessThan(1);
    });

test('changing values can be paused even if nothing moves', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: FEW, attributes: 'max-rate="60"' });
  const button = page.locator('slugline-ticker .control');
  await expect(button).toBeVisible();
  await button.click();
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'ALDER', price: '99.00' }]));
  await frames(page);
  await expect(quotes(page).first().locator('.slugline-price')).toHaveText('12.40');
  await button.click();
  await expect(quotes(page).first().locator('.slugline-price')).toHaveText('99.00');
});

test('with motion="scroll" it always moves', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: FEW, attributes: 'motion="scroll"' });
  await moving(page);
  await page.locator('slugline-ticker').evaluate((strip) => strip.removeAttribute('motion'));
  await frames(page);
  expect(await motion(page)).toEqual([]);
  await expect(lists(page)).toHaveCount(1);
});

test('it starts when the window gets narrower, and stops when it is wide again', async ({ page, compose }) => {
  await openStrip(page, compose, { quotes: QUOTES.slice(0, 4) });
  await frames(page);
  expect(await motion(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  await moving(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => motion(page)).toEqual([]);
  await expect(lists(page)).toHaveCount(1);
  expect(Math.abs((await sight(page)).place)).toBeLessThan(1);
});

test('it starts when there are more quotes', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'symbols="ALDER BIRCH"' });
  await frames(page);
  expect(await motion(page)).toEqual([]);
  await page.locator('slugline-ticker').evaluate((strip) => strip.removeAttribute('symbols'));
  await moving(page);
});
