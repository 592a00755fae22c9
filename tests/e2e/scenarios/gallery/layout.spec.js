// Where things stand in the gallery, in narrow windows, large text and from right to left.
//
// When this fails, a publisher has to scroll sideways, or looks and snippets cover each other.

import { controls, enlarge } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';
import { look, open } from './page.js';

/** Looks that are wider than what they stand in. */
const wide = (page) =>
  page.locator('.specimen > *').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.offsetWidth > one.parentElement.offsetWidth).map((one) => one.outerHTML.slice(0, 80)));

for (const dir of ['ltr', 'rtl'])
  for (const width of [1280, 360])
    test(`${width} px, ${dir}: nothing is wider than the window, at 250 % either`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, { dir });
      await expectNoSidewaysScrolling(page);
      expect(await wide(page)).toEqual([]);
      await enlarge(page, '.look:has(#controls-text-size) slugline-article');
      // A reader's choice holds for all stories.
      await expect(controls(page, '.look:has(#stories-own-text) slugline-article').larger).toHaveAttribute('aria-disabled', 'true');
      await expectNoSidewaysScrolling(page);
      expect(await wide(page)).toEqual([]);
    });

test('with large letters of the browser itself nothing is wider than the window', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = '250%'));
  // Strips measure their cells anew when they have been drawn.
  await expect(() => expectNoSidewaysScrolling(page)).toPass();
});

test('from right to left the page turns round, and snippets do not', async ({ page }) => {
  await open(page, { dir: 'rtl' });
  const [contents, looks] = [await page.locator('.contents').boundingBox(), await page.locator('#looks').boundingBox()];
  expect(contents.x).toBeGreaterThan(looks.x);
  const directions = (selector) => look(page, 'strips-list').locator(selector).first().evaluate((one) => getComputedStyle(one).direction);
  expect([await directions('h3'), await directions('slugline-ticker'), await directions('pre')]).toEqual(['rtl', 'rtl', 'ltr']);
});
