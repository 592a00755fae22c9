// A reader's own spacing, the largest text, and a narrow window, all at once (WCAG 1.4.4, 1.4.10, 1.4.12).
//
// When this fails, words or figures are cut off, overlap, or can only be read by scrolling in two directions.

import { controls, enlarge, quotes, ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';

const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

/** Gives the page and every shadow root the spacing that the success criterion names. */
const space = (page) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const root of [document, ...Array.from(document.querySelectorAll('slugline-article, slugline-ticker'), (element) => element.shadowRoot)])
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, SPACING);

/** The texts that reach beyond the box which shows them, or beyond the window. */
const lost = (page) =>
  page.evaluate(() => {
    const found = [];
    const texts = (root, selector) => root.querySelectorAll(selector);
    const elements = [
      ...texts(document, 'slugline-article :is(h1, h2, p, figcaption, li)'),
      ...texts(document.querySelector('slugline-article').shadowRoot, '.label, .button'),
      ...texts(document.querySelector('slugline-ticker').shadowRoot, '.label, .source'),
    ];
    for (const element of elements) {
      const { left, right } = element.getBoundingClientRect();
      if (left < -0.5 || right > innerWidth + 0.5) found.push(`beyond the window: ${element.textContent.slice(0, 40)}`);
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline') found.push(`cut off: ${element.textContent.slice(0, 40)}`);
      if (element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== 'visible') found.push(`cut off below: ${element.textContent.slice(0, 40)}`);
    }
    return found;
  });

for (const width of [320, 1280])
  test(`no text is lost with wide spacing at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/');
    await ready(page);
    await space(page);
    await enlarge(page);
    await expectNoSidewaysScrolling(page);
    expect(await lost(page)).toEqual([]);
    const { smaller, larger } = controls(page);
    for (const button of [smaller, larger]) {
      const { width, height } = await button.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });

test('the cells of a strip contain their figures, and none overlap', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto('/');
  await ready(page);
  await space(page);
  const faults = await quotes(page).evaluateAll((items) => {
    const faults = [];
    let end = -Infinity;
    for (const item of items) {
      const { left, right, top, bottom } = item.getBoundingClientRect();
      if (left < end - 0.5) faults.push(`on the one before: ${item.textContent}`);
      end = right;
      for (const cell of item.querySelectorAll('bdi')) {
        const box = cell.getBoundingClientRect();
        if (box.right > right + 0.5 || box.left < left - 0.5 || box.top < top - 0.5 || box.bottom > bottom + 0.5) faults.push(`beyond its cell: ${cell.textContent}`);
      }
    }
    const viewport = items[0].closest('.viewport').getBoundingClientRect();
    if (items[0].getBoundingClientRect().bottom > viewport.bottom + 0.5) faults.push('cut off below');
    return faults;
  });
  expect(faults).toEqual([]);
});
