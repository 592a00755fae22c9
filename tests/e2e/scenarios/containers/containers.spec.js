// A story in the parents that pages have: blocks, rows, grids, floats.
//
// When this fails, one wide table or one long name makes the whole page of a site scroll sideways on a phone.

import { ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';
import whole from '../every-block/story.json' with { type: 'json' };

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const LONG = { ...whole.article, kicker: WORD, dateline: WORD, bylines: [{ name: WORD }], signature: WORD };
/** What is not shown as it stands. */
const UNSHOWN = ['type', 'src', 'href', 'url', 'lang', 'published', 'updated', 'status', 'symbol'];
/** A value of a story with one long word in the place of each of its texts. */
const lengthen = (value, name) => {
  if (typeof value === 'string') return UNSHOWN.includes(name) ? value : WORD;
  if (Array.isArray(value)) return value.map((item) => lengthen(item, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([member, item]) => [member, lengthen(item, member)]));
};

/** A table that no phone has room for. */
const cells = (text) => Array.from({ length: 9 }, (_, column) => ({ text: [`${text} ${column}`] }));
const WORDS = 'The mill made ribbon for ninety years, and nobody looked at the order book until it was empty.';
const TABLE = { headline: 'A table', body: [{ type: 'paragraph', text: [WORDS] }, { type: 'table', rows: [cells('Column'), cells('1,000.00')] }] };

/** The style of what is around the story, and of what is around that. */
const PARENTS = {
  block: ['', ''],
  'row, growing': ['display: flex', 'flex: 1'],
  row: ['display: flex', ''],
  column: ['display: flex; flex-direction: column; align-items: center', ''],
  grid: ['display: grid', ''],
  'grid of auto columns': ['display: grid; grid-template-columns: auto', ''],
  float: ['display: flow-root', 'float: left'],
  'inline block': ['', 'display: inline-block'],
  cell: ['display: table', 'display: table-cell'],
  'place of its own': ['position: relative; block-size: 20000px', 'position: absolute'],
  'box as wide as what is in it': ['', 'inline-size: fit-content'],
  'row within a row': ['display: flex', 'display: flex; flex: 1'],
};

const pageOf = (article, [outer, inner]) => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Containers</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head>
  <body style="margin: 16px"><main style="${outer}"><div style="${inner}"><slugline-article headline-level="1"><script type="application/json">${JSON.stringify({ article })}</script></slugline-article></div></main></body></html>`;

for (const [name, styles] of Object.entries(PARENTS))
  for (const [what, article] of [['every block', whole.article], ['a wide table', TABLE], ['one long word in its head', LONG], ['one long word in every text', lengthen(whole.article)]])
    test(`${what} in a parent that is a ${name}: the page is as wide as the window`, async ({ page, compose }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(compose(pageOf(article, styles)));
      await ready(page);
      await expectNoSidewaysScrolling(page);
      const { left, right } = await page.locator('slugline-article').evaluate((story) => story.getBoundingClientRect().toJSON());
      expect(left).toBeGreaterThanOrEqual(16);
      expect(right).toBeLessThanOrEqual(304.5);
      expect(right - left, 'it takes the room that there is').toBeGreaterThan(280);
    });
