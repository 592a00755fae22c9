// A reader's own spacing, the largest text, the narrowest window, and figures that constantly change their length.
//
// When this fails, a price lacks its last digit for somebody who needs large letters, or the strip twitches with every tick that has a
// digit more or less.

import { NARROW } from '../../support/fonts.js';
import { frames, isSame, moving, openStrip, QUOTES, setRound, sight, stand } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }';

/** What does not lie within its box: of every list, every cell, and every figure in it. */
const lost = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker').shadowRoot;
    const found = [];
    const within = (text, inner, outer) => {
      if (inner.left < outer.left - 0.6 || inner.right > outer.right + 0.6 || inner.top < outer.top - 0.6 || inner.bottom > outer.bottom + 0.6)
        found.push(`${text}: ${JSON.stringify([inner, outer])}`);
    };
    const viewport = strip.querySelector('.viewport');
    for (const quote of strip.querySelectorAll('.track > ul > li')) {
      const text = quote.textContent;
      const box = quote.getBoundingClientRect();
      if (quote.scrollWidth > quote.clientWidth || quote.scrollHeight > quote.clientHeight) found.push(`${text}: cut off`);
      const texts = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const line of range.getClientRects()) within(text, line, box);
      }
      const { top, bottom } = viewport.getBoundingClientRect();
      within(text, { left: 0, right: 0, top: box.top, bottom: box.bottom }, { left: 0, right: 0, top, bottom });
      const next = quote.nextElementSibling?.getBoundingClientRect();
      if (next && getComputedStyle(viewport).direction === 'ltr' && next.left < box.right - 0.6) found.push(`${text}: under the next`);
    }
    return found;
  });

/** The widths of the quotes in the first list. */
const widths = (page) => page.locator('slugline-ticker .track > ul:first-child > li').evaluateAll((quotes) => quotes.map((quote) => quote.getBoundingClientRect().width));

/** Tells of a price of so many digits for every quote, and waits until it is seen. */
async function tick(page, digits) {
  const price = `1.${'0'.repeat(digits - 2)}7`;
  await page.evaluate((ticks) => document.querySelector('slugline-ticker').apply(ticks), QUOTES.map(({ symbol, change_percent }) => ({ symbol, price, change_percent })));
  await expect(page.locator('slugline-ticker .track > ul').last().locator('li').last()).toContainText(price);
  await frames(page);
}

const SPACED = [
  ['a reader\'s spacing', { head: `<style>${SPACING}</style>` }, 1280],
  ['letters of 250 %', { head: '<style>html { font-size: 250% }</style>' }, 1280],
  ['a page at 250 %', { head: '<style>html { zoom: 2.5 }</style>' }, 1280],
  ['all of it in a narrow window', { head: `<style>${SPACING} html { font-size: 250% }</style>` }, 320],
  ['all of it, from the right to the left', { head: `<style>${SPACING} html { font-size: 250% }</style>`, html: 'lang="ar" dir="rtl"' }, 320],
];

for (const [name, options, width] of SPACED)
  for (const attributes of ['fields="symbol name price change percent"', 'motion="step"', 'motion="none"'])
    test(`no digit is lost: ${name}, ${attributes}`, async ({ page, compose }) => {
      await page.setViewportSize({ width, height: 800 });
      await openStrip(page, compose, { ...options, attributes });
      if (options.head.includes('*'))
        await page.evaluate((css) => {
          const { shadowRoot } = document.querySelector('slugline-ticker');
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
        }, SPACING);
      await frames(page);
      const isStill = attributes.includes('none');
      if (!isStill) {
        await stand(page);
        await setRound(page, 0.37);
        await frames(page);
      }
      expect(await lost(page)).toEqual([]);
      const before = await sight(page);
      for (const digits of [9, 14]) {
        const former = await widths(page);
        await tick(page, digits);
        expect(await lost(page)).toEqual([]);
        for (const [index, size] of (await widths(page)).entries()) expect(size, 'grows').toBeGreaterThan(former[index]);
      }
      const wide = await widths(page);
      await tick(page, 3);
      expect(await lost(page)).toEqual([]);
      // Less than can be seen, in pixels of the strip, which are larger where the page is.
      const hair = 0.2 * (await page.evaluate(() => document.documentElement.currentCSSZoom));
      for (const [index, size] of (await widths(page)).entries()) expect(Math.abs(size - wide[index]), 'does not shrink').toBeLessThan(hair);
      if (isStill) return;
      const after = await sight(page);
      expect(await isSame(page), 'the same animation').toBe(true);
      expect([after.name, after.covered]).toEqual([before.name, true]);
      expect(Math.abs(after.offset - before.offset), 'what is seen stays').toBeLessThanOrEqual(3);
    });

test('other quotes, cells and fonts have their own widths', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'fields="symbol price"' });
  await moving(page);
  await tick(page, 14);
  const way = async () => (await sight(page)).way;
  const wide = await way();
  await tick(page, 3);
  expect(await way()).toBeCloseTo(wide, 0);
  const narrower = async (change) => {
    const before = await way();
    await page.evaluate(change);
    await expect.poll(way).toBeLessThan(before - 10);
  };
  await narrower(() => (document.querySelector('slugline-ticker').style.fontSize = '12px'));
  await narrower(() => document.querySelector('slugline-ticker').setAttribute('fields', 'symbol'));
  await page.evaluate(() => document.querySelector('slugline-ticker').removeAttribute('fields'));
  await tick(page, 14);
  await narrower(() => document.querySelector('slugline-ticker').setAttribute('symbols', 'IVY ELM'));
});

test('a narrower font that loads late has its own widths', async ({ page, compose }) => {
  await openStrip(page, compose, { head: '<style>body { font-family: Late, "DejaVu Sans Mono" }</style>' });
  await moving(page);
  const { way } = await sight(page);
  await page.evaluate(async (url) => {
    const face = new FontFace('Late', `url(${url})`);
    document.fonts.add(face);
    await face.load();
  }, NARROW);
  await expect.poll(async () => (await sight(page)).way).toBeLessThan(way * 0.9);
});
