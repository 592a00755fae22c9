// One quote in a text: `<slugline-quote>`.
//
// When this fails, a sentence shows another price than the strip above it, its words move when a price does, or they are gone where no figures come.

import { expectAccessible } from '../../support/axe.js';
import { ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';

const QUOTES = [
  { symbol: 'ALDER', exchange: 'XLON', price: '9.98', change: '0.12', change_percent: '1.25', currency: 'USD' },
  { symbol: 'BIRCH', name: 'Birch Works', price: '480.10', change: '-1.92', change_percent: '-0.40' },
];
const data = (quotes) => `<script type="application/json">${JSON.stringify({ quotes })}</script>`;
const strip = (attributes = '', quotes = QUOTES) => `<slugline-ticker label="Trees" ${attributes}>${data(quotes)}</slugline-ticker>`;

const pageOf = (html, { lang = 'en', head = '<script type="module" src="/pkg/embed.js"></script>' } = {}) => `<!doctype html><html lang="${lang}"><head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Quotes</title><link rel="stylesheet" href="/pkg/slugline.css">${head}
  <style>body { max-width: 40em; margin: 0 auto; font: 17px/1.5 sans-serif }</style></head><body><main><h1>Quotes</h1>${html}</main></body></html>`;

const figures = (page, nth = 0) => page.locator('slugline-quote .slugline-figures').nth(nth);
const apply = (page, ...quotes) => page.evaluate((quotes) => document.querySelector('slugline-ticker').apply(quotes), quotes);
const quoteReady = (page) => page.evaluate(() => document.querySelector('slugline-quote').ready);

test('a quote in a sentence has the figures of the strip, and follows them', async ({ page, compose }) => {
  const sentence = '<p>Shares of <slugline-quote symbol="BIRCH" fields="percent price">Birch</slugline-quote> fell, those of <slugline-quote symbol="ALDER@XLON"></slugline-quote> rose.</p>';
  await page.goto(compose(pageOf(sentence + strip())));
  await ready(page);
  await quoteReady(page);
  await expect(page.locator('p')).toHaveText(/Shares of Birch\s+▼\s+−0\.40%\s+480\.10\s+fell, those of\s+ALDER\s+▲\s+\+1\.25%\s+\$9\.98\s+rose\./);
  await expect(figures(page).getByRole('img')).toHaveAttribute('aria-label', 'down');
  await apply(page, { symbol: 'BIRCH', price: '481.00', change: '-1.02', change_percent: '-0.21' });
  await expect(figures(page)).toHaveText(/−0\.21%\s+481\.00/);
  expect(await page.evaluate(() => document.querySelector('slugline-quote').quote)).toMatchObject({ symbol: 'BIRCH', price: '481.00' });
  await expectAccessible(page);
});

test('the words of a line stay where they are when figures change, and do not go back when they get shorter', async ({ page, compose }) => {
  await page.goto(compose(pageOf(`${strip()}<p>Shares of <slugline-quote symbol="ALDER"></slugline-quote> rose <span id="next">today</span>.</p>`)));
  await quoteReady(page);
  const place = async (figure) => {
    await expect(figures(page)).toContainText(figure);
    return page.locator('#next').boundingBox();
  };
  const before = await place('$9.98');
  await apply(page, { symbol: 'ALDER', exchange: 'XLON', price: '8.04', change: '-0.18', change_percent: '-2.85' });
  expect(Math.abs((await place('$8.04')).x - before.x)).toBeLessThanOrEqual(1);
  await apply(page, { symbol: 'ALDER', exchange: 'XLON', price: '10.04', change: '1.82', change_percent: '12.85' });
  const wide = await place('$10.04');
  expect(wide.x).toBeGreaterThan(before.x);
  await apply(page, { symbol: 'ALDER', exchange: 'XLON', price: '9.04', change: '1.02', change_percent: '2.85' });
  expect(Math.abs((await place('$9.04')).x - wide.x)).toBeLessThanOrEqual(1);
});

test('a quote keeps its value while the reader has stopped the strip, and catches up', async ({ page, compose }) => {
  await page.goto(compose(pageOf(`${strip()}<p><slugline-quote symbol="BIRCH"></slugline-quote></p>`)));
  await quoteReady(page);
  await page.getByRole('button', { name: 'Pause the ticker' }).click();
  await apply(page, { symbol: 'BIRCH', price: '500.00' });
  // Longer than the time between two updates.
  await page.waitForTimeout(600);
  await expect(figures(page)).toContainText('480.10');
  await page.getByRole('button', { name: 'Play the ticker' }).click();
  await expect(figures(page)).toContainText('500.00');
});

test('a quote leads where its strip does, or where it says, and nowhere else', async ({ page, compose, guest }) => {
  guest.announce(/slugline-quote href-template="javascript:alert\(1\)" is not known/);
  const quote = (attributes) => `<p><slugline-quote symbol="BIRCH" ${attributes}></slugline-quote></p>`;
  await page.goto(compose(pageOf(strip('href-template="/markets/{symbol}"') + quote('') + quote('href-template="#{symbol}"') + quote('href-template="javascript:alert(1)"'))));
  await quoteReady(page);
  const links = page.locator('slugline-quote').getByRole('link');
  await expect(links).toHaveCount(3);
  expect(await links.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['/markets/BIRCH', '#BIRCH', '/markets/BIRCH']);
});

test('figures of its own need no strip', async ({ page, compose }) => {
  await page.goto(compose(pageOf(`<p><slugline-quote symbol="BIRCH" fields="name price">${data(QUOTES)}</slugline-quote></p>`)));
  await quoteReady(page);
  await expect(figures(page)).toHaveText(/^\s*Birch Works\s+480\.10\s*$/);
  await page.evaluate(() => document.querySelector('slugline-quote').show({ quotes: [{ symbol: 'BIRCH', price: '7' }] }));
  await expect(figures(page)).toHaveText(/7\s*$/);
});

test('without figures the word or the symbol stands, and the console says why', async ({ page, compose, guest }) => {
  guest.announce(/symbol="NONE" has no figures/, /symbol="NONE@XLON" has no figures/, /slugline-quote has no symbol/);
  const html = '<p>Of <slugline-quote symbol="NONE">Nobody</slugline-quote>, <slugline-quote symbol="NONE@XLON"></slugline-quote> and <slugline-quote></slugline-quote>.</p>';
  await page.goto(compose(pageOf(strip() + html)));
  await ready(page);
  await expect(page.locator('p')).toHaveText(/Of Nobody\s*, NONE and \./);
  await expect.poll(() => guest.said.length, { timeout: 15_000 }).toBe(3);
  // It comes late.
  await page.evaluate((quotes) => (document.querySelector('slugline-ticker').strip = { quotes }), [{ symbol: 'NONE', price: '3.00' }]);
  await expect(figures(page)).toContainText('3.00');
});

test('a symbol that is changed to one without figures is reported, and so is one that its own data lacks', async ({ page, compose, guest }) => {
  guest.announce(/symbol="OAK" has no figures: no <slugline-ticker>/, /symbol="ELM" has no figures: its own data has none/);
  await page.goto(compose(pageOf(`${strip()}<p><slugline-quote symbol="BIRCH"></slugline-quote>, <slugline-quote symbol="ELM">${data(QUOTES)}</slugline-quote></p>`)));
  await quoteReady(page);
  await page.evaluate(() => document.querySelector('slugline-quote').setAttribute('symbol', 'OAK'));
  await expect(page.locator('p')).toHaveText(/OAK, ELM/);
  await expect.poll(() => guest.said.length, { timeout: 15_000 }).toBe(2);
});

test('without its file the word stands, the error is reported, and the strip works', async ({ page, compose, guest }) => {
  guest.announce(/^slugline: http: .*quotes\.wasm/, /Failed to load resource/);
  await page.route('**/pkg/quotes.wasm*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(compose(pageOf(`${strip()}<p>Of <slugline-quote symbol="BIRCH">Birch</slugline-quote>.</p>`)));
  await ready(page, 'slugline-ticker');
  const code = await page.evaluate(() => document.querySelector('slugline-quote').ready.catch(({ code }) => code));
  expect(code).toBe('http');
  await expect(page.locator('p')).toHaveText('Of Birch.');
});

test('a page without a quote does not load its file', async ({ page, compose, guest }) => {
  await page.goto(compose(pageOf(strip())));
  await ready(page);
  expect(guest.requested('/pkg/quotes.wasm')).toBe(0);
});

test('without a script the sentence is whole', async ({ page, compose }) => {
  await page.goto(compose(pageOf('<p>Shares of <slugline-quote symbol="BIRCH">Birch</slugline-quote> fell.</p>', { head: '' })));
  await expect(page.locator('p')).toHaveText('Shares of Birch fell.');
});

test('a quote whose end tag is missing hides nothing of its paragraph', async ({ page, compose }) => {
  await page.goto(compose(pageOf(`${strip()}<p>Shares of <slugline-quote symbol="BIRCH"/> fell.</p><p id="next">More.</p>`)));
  await quoteReady(page);
  await expect(page.getByText('fell.')).toBeVisible();
  await expect(page.locator('#next')).toBeVisible();
  await expect(figures(page)).toContainText('480.10');
});

test('a quote that is moved, removed and cloned leaves one set of figures', async ({ page, compose }) => {
  await page.goto(compose(pageOf(`${strip()}<p><slugline-quote symbol="BIRCH">Birch</slugline-quote></p><div id="place"></div>`)));
  await quoteReady(page);
  await page.evaluate(() => document.querySelector('#place').append(document.querySelector('slugline-quote')));
  await expect(page.locator('#place')).toHaveText(/^Birch\s+▼\s+−0\.40%\s+480\.10\s*$/);
  await page.evaluate(() => document.querySelector('#place').append(document.querySelector('slugline-quote').cloneNode(true)));
  await expect(page.locator('.slugline-figures')).toHaveCount(2);
  await expect(figures(page, 1)).toHaveText(/^\s*▼\s+−0\.40%\s+480\.10\s*$/);
  await page.evaluate(() => document.querySelectorAll('slugline-quote').forEach((quote) => quote.remove()));
  await expect(page.locator('.slugline-figures')).toHaveCount(0);
});

test('in a column of very large letters, right to left, nothing is wider than the page', async ({ page, compose }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const html = `${strip()}<p style="font-size: 250%">أسهم <slugline-quote symbol="BIRCH" fields="symbol name change percent price"></slugline-quote> اليوم.</p>`;
  await page.goto(compose(pageOf(html, { lang: 'ar" dir="rtl' })));
  await quoteReady(page);
  await expectNoSidewaysScrolling(page);
});
