// Lists on pages with their own bullets.
//
// When this fails, each bullet is alone on a line above its words.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const paragraph = (...text) => ({ type: 'paragraph', text });
const ARTICLE = {
  headline: 'Lists',
  body: [{ type: 'list', items: [[paragraph('One paragraph')], [paragraph('Two'), paragraph('paragraphs')]] }],
};
for (const style of ['ul li { list-style: square inside }', 'li { list-style-position: inside }', ''])
  test(`a bullet is next to its words: ${style || 'no style'}`, async ({ page, compose }) => {
    await page.goto(compose(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lists</title><link rel="stylesheet" href="/pkg/slugline.css">
      <script type="module" src="/pkg/embed.js"></script><style>${style}</style></head><body><main><slugline-article><script type="application/json">${JSON.stringify({ article: ARTICLE })}</script></slugline-article></main></body></html>`));
    await ready(page);
    const items = await page.locator('slugline-article li').evaluateAll((items) =>
      items.map((item) => {
        const words = new Range();
        words.selectNodeContents(item.querySelector('p') ?? item);
        const [first] = words.getClientRects();
        const lines = [...item.querySelectorAll('p')].map((line) => line.getBoundingClientRect().top);
        return { above: first.top - item.getBoundingClientRect().top, height: first.height, lines };
      }),
    );
    expect(items.length).toBe(2);
    for (const { above, height } of items) expect(above, 'no line above the words').toBeLessThan(height / 2);
    // One paragraph is plain text of its item, which no style for paragraphs reaches.
    await expect(page.locator('slugline-article li').first().locator('*')).toHaveCount(0);
    const [, { lines, height }] = items;
    expect(lines[1] - lines[0], 'the second paragraph is on a line of its own').toBeGreaterThanOrEqual(height);
  });
