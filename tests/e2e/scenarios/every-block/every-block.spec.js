// A story with every block, as large as text gets.
//
// When this fails, a reader who needs large text, wide spacing or a dark page loses words of some block, or has to scroll in two
// directions to read it.

import { expectAccessible } from '../../support/axe.js';
import { enlarge, ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';
import whole from './story.json' with { type: 'json' };

const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

const data = (member) => `<script type="application/json">${JSON.stringify({ [member]: whole[member] })}</script>`;
const PAGE = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Every block</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
  <style>:root { color-scheme: light } body { margin: 0 auto; max-width: 40em; padding: 0 16px }</style></head>
  <body><main><slugline-ticker>${data('strip')}</slugline-ticker><slugline-article headline-level="1">${data('article')}</slugline-article></main></body></html>`;

test('the fixture has every kind of block and inline', () => {
  const kinds = new Set(Array.from(JSON.stringify(whole).matchAll(/"type":"(\w+)"/g), ([, kind]) => kind));
  const known = 'paragraph crosshead list quote figure gallery table code rule embed entry strong em mark sub sup link break symbol'.split(' ');
  expect(known.filter((kind) => !kinds.has(kind))).toEqual([]);
});

for (const width of [320, 1280])
  test(`250 percent and the spacing of WCAG 1.4.12 at ${width} px: nothing is lost, and it scrolls in one direction`, async ({ page, compose }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(compose(PAGE));
    await ready(page);
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }, SPACING);
    await enlarge(page);
    await expectNoSidewaysScrolling(page);
    const lost = await page.evaluate(() => {
      const found = [];
      // A table scrolls in a region of its own (WCAG 1.4.10 lets it).
      for (const element of document.querySelectorAll('slugline-article :is(h1, h2, h3, p, li, figcaption, cite, blockquote, pre, img, .slugline-table, .slugline-gallery, .slugline-quote)')) {
        if (!element.checkVisibility()) continue;
        const { left, right, height } = element.getBoundingClientRect();
        const name = `${element.localName} ${element.className} ${element.textContent.slice(0, 30)}`;
        if (left < -0.5 || right > innerWidth + 0.5) found.push(`beyond the window: ${name}`);
        if (height < 1) found.push(`nothing to see: ${name}`);
        const scrolls = getComputedStyle(element).overflowX !== 'visible';
        if (!scrolls && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline') found.push(`cut off: ${name}`);
      }
      return found;
    });
    expect(lost).toEqual([]);
    const cell = await page.locator('td').first().evaluate((cell) => cell.scrollWidth - cell.clientWidth);
    expect(cell, 'a cell holds its words').toBeLessThanOrEqual(1);
  });

for (const theme of ['auto', 'light', 'dark', 'sepia'])
  test(`axe finds nothing with the theme ${theme}`, async ({ page, compose }) => {
    await page.goto(compose(PAGE.replace('<slugline-article', `<slugline-article theme="${theme}"`)));
    await ready(page);
    await expectAccessible(page);
  });
