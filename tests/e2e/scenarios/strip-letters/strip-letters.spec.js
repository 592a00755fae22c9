// A strip with large text, or little space.
//
// When this fails, words of its label break in the middle on a narrow strip, lines of its source overlap with large text, or its button stays tiny.

import { openStrip } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const LONG = 'Figures of the exchanges of the northern towns, which are late';

for (const size of [15, 24, 32])
  test(`lines of ${size} px do not overlap, and the icon of the button grows with them`, async ({ page, compose }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await openStrip(page, compose, { attributes: `style="font-size: ${size}px"`, source: LONG });
    const { lines, letters, sign } = await page.evaluate(() => {
      const strip = document.querySelector('slugline-ticker').shadowRoot;
      const source = strip.querySelector('.source');
      const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
      const places = [];
      while (walker.nextNode()) {
        const words = new Range();
        words.selectNode(walker.currentNode);
        places.push(...Array.from(words.getClientRects(), ({ top }) => top));
      }
      // Parts of one line may differ by a rounding.
      const tops = places.sort((one, other) => one - other).filter((top, index) => index === 0 || top - places[index - 1] > 2);
      return { lines: tops.slice(1).map((top, index) => top - tops[index]), letters: parseFloat(getComputedStyle(source).fontSize), sign: parseFloat(getComputedStyle(strip.querySelector('.control'), '::before').inlineSize) };
    });
    expect(lines.length, 'it has more lines than one').toBeGreaterThan(0);
    for (const line of lines) expect(line).toBeGreaterThanOrEqual(Math.floor(letters * 1.1));
    expect(sign / size).toBeCloseTo(0.8, 1);
  });

for (const [width, size] of [[300, 16], [300, 20], [320, 15], [360, 15]])
  test(`label and source break between words, and nothing touches the border: ${size} px letters on ${width} px`, async ({ page, compose }) => {
    await openStrip(page, compose, { attributes: `style="font-size: ${size}px; inline-size: ${width}px"`, label: 'Frankfurt Kopenhagen', source: LONG });
    const found = await page.evaluate(() => {
      const strip = document.querySelector('slugline-ticker');
      const border = strip.getBoundingClientRect().top + 1;
      return ['.label', '.source'].map((selector) => {
        const part = strip.shadowRoot.querySelector(selector);
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        const isBroken = (text, { index, 0: word }) => {
          const range = new Range();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range.getClientRects().length > 1;
        };
        const broken = texts.flatMap((text) => [...text.data.matchAll(/\S+/g)].filter((word) => isBroken(text, word)));
        const words = new Range();
        words.selectNodeContents(part);
        // Of a line box, without the leading that a font has above its letters.
        return { broken: broken.map(([word]) => word), above: words.getBoundingClientRect().top - border };
      });
    });
    for (const { broken, above } of found) {
      expect(broken).toEqual([]);
      expect(above).toBeGreaterThanOrEqual(1);
    }
  });
