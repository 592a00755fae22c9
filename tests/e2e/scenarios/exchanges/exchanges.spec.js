// One symbol on two exchanges.
//
// When this fails, a page shows the name of one share next to the price of another, or a tick changes the wrong one.

import { quotes, ready } from '../../support/elements.js';
import { PAGES } from '../../support/render.js';
import { frames } from '../../support/strip.js';
import { expect, hold, test } from '../../support/test.js';
import whole from './document.json' with { type: 'json' };

const LONDON = 'Rio in London £48.10';
const SYDNEY = 'Rio in Sydney A$112.40';
const ALDER = 'Alder $9.98';
/** What stands beside the words of the story. */
const BESIDE = ['\u22120.40% A$112.40', '+1.25% £48.10', '\u22120.40% A$112.40', '+0.10% $9.98', '+0.10% $9.98', '', '+1.25% £48.10', '+1.25% £48.10'];

const strip = (attributes = '', data = whole.strip) =>
  `<slugline-ticker fields="name price" max-rate="60" motion="none" ${attributes}><script type="application/json">${JSON.stringify(data)}</script></slugline-ticker>`;
const story = `<slugline-article headline-level="1"><script type="application/json">${JSON.stringify({ article: whole.article })}</script></slugline-article>`;
const pageOf = (html) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Exchanges</title><link rel="stylesheet" href="/pkg/slugline.css">
  <script type="module" src="/pkg/embed.js"></script></head><body><main>${html}</main></body></html>`;

/** The names and prices that a strip shows. */
const shown = (page) =>
  quotes(page).evaluateAll((rows) => rows.map((row) => ['name', 'price'].map((cell) => row.querySelector(`.slugline-${cell}`).textContent).join(' ')));
/** What readers see beside the words. */
const beside = (page) =>
  page.evaluate(() => Array.from(document.querySelectorAll('slugline-article .slugline-quote'), ({ dataset }) => (dataset.quote ?? '').replaceAll(/[\u2068\u2069]/g, '')));
const apply = (page, ...ticks) => page.evaluate((ticks) => document.querySelector('slugline-ticker').apply(ticks), ticks);

test('each quote of a symbol has its own name and price', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip())));
  await ready(page);
  expect(await shown(page)).toEqual([LONDON, SYDNEY, ALDER]);
});

for (const [symbols, expected] of [
  ['RIO@XASX', [SYDNEY]],
  ['ALDER@XNYS RIO@XASX RIO@XLON', [ALDER, SYDNEY, LONDON]],
  ['RIO ALDER', [LONDON, ALDER]],
  ['RIO@XNYS ALDER', [ALDER]],
])
  test(`quotes of one exchange are chosen by symbols="${symbols}"`, async ({ page, compose }) => {
    await page.goto(compose(pageOf(strip(`symbols="${symbols}"`))));
    await ready(page);
    expect(await shown(page)).toEqual(expected);
  });

test('a tick changes the quote of its exchange, and an ambiguous one is reported', async ({ page, compose, guest }) => {
  guest.announce(/^slugline: quote: RIO is there on several exchanges/);
  await page.goto(compose(pageOf(strip())));
  await ready(page);
  await apply(page, { symbol: 'RIO@XASX', price: '113.00' }, { symbol: 'RIO', exchange: 'XLON', price: '48.20' }, { symbol: 'RIO@XNYS', price: '1.00' }, { symbol: 'ALDER', price: '9.99' });
  await expect.poll(() => shown(page)).toEqual(['Rio in London £48.20', 'Rio in Sydney A$113.00', 'Alder $9.99']);
  const told = page.evaluate(() => new Promise((resolve) => addEventListener('slugline-error', ({ detail }) => resolve([detail.code, detail.message]), { once: true })));
  await apply(page, { symbol: 'RIO', price: '50.00' });
  expect(await told).toEqual(['quote', expect.stringContaining('RIO is there on several exchanges')]);
  await frames(page);
  expect(await shown(page)).toEqual(['Rio in London £48.20', 'Rio in Sydney A$113.00', 'Alder $9.99']);
});

test('a quote without an exchange among several is dropped, and reported', async ({ page, compose, guest }) => {
  const [london, sydney] = whole.strip.quotes;
  await page.goto(compose(pageOf('')));
  const warnings = await page.evaluate(
    async (quotes) => {
      await customElements.whenDefined('slugline-ticker');
      const strip = document.createElement('slugline-ticker');
      strip.setAttribute('fields', 'name price');
      document.querySelector('main').append(strip);
      const told = new Promise((resolve) => strip.addEventListener('slugline-ready', ({ detail }) => resolve(detail.warnings)));
      strip.strip = { quotes };
      return told;
    },
    [london, sydney, { symbol: 'RIO', name: 'Rio somewhere', price: '50.00' }],
  );
  expect(warnings).toEqual([expect.stringMatching(/^\$\.strip\.quotes\[2\]: RIO is there on several exchanges/)]);
  expect(await shown(page)).toEqual([LONDON, SYDNEY]);
  expect(guest.said).toEqual([]);
});

for (const [name, html] of [['above', strip('fields="percent price"') + story], ['below', story + strip('fields="percent price"')]])
  test(`words in a story name the quote of one exchange, with the strip ${name} them`, async ({ page, compose }) => {
    await page.goto(compose(pageOf(html.replace('fields="name price" ', ''))));
    await ready(page);
    expect(await beside(page)).toEqual(BESIDE);
    // The text stays as it was written.
    await expect(page.locator('.slugline-body > p')).toHaveText(whole.article.body[0].text.map((part) => part.text ?? part).join(''));
    await apply(page, { symbol: 'RIO@XASX', price: '113.00' });
    await expect.poll(async () => (await beside(page)).slice(0, 3)).toEqual(['A$113.00', BESIDE[1], 'A$113.00']);
  });

test('a server renders the same, and the page updates it', async ({ page }) => {
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(`/${PAGES}/exchanges.html`);
  const known = BESIDE.filter(Boolean);
  expect(await beside(page)).toEqual(known);
  await release();
  await ready(page);
  await frames(page);
  expect(await beside(page)).toEqual(known);
  await apply(page, { symbol: 'RIO@XLON', price: '48.20', change_percent: '1.50' });
  await expect.poll(async () => (await beside(page))[1]).toBe('+1.50% £48.20');
  expect((await beside(page))[0]).toBe(BESIDE[0]);
});

test('space is reserved for words with an exchange that the strip names', async ({ page, compose }) => {
  await page.goto(compose(pageOf(`<slugline-ticker symbols="RIO@XASX ALDER"></slugline-ticker>${story}`)));
  await ready(page, 'slugline-article');
  const room = await page.evaluate(() => Array.from(document.querySelectorAll('slugline-article .slugline-quote'), ({ dataset }) => [dataset.symbol, Boolean(dataset.widest)]));
  expect(room.filter(([, isKept]) => isKept).map(([symbol]) => symbol)).toEqual(['RIO@XASX', 'RIO@XASX', 'ALDER']);
});
