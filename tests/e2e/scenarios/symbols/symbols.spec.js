// Quotes beside the words of a story.
//
// When this fails, a line moves under a reader's eyes when a price does, a screen reader or a copy has figures between the words, or
// the story tells another price than the strip above it.

import { expectAccessible } from '../../support/axe.js';
import { ready } from '../../support/elements.js';
import { PAGES } from '../../support/render.js';
import { frames } from '../../support/strip.js';
import { expect, hold, test as base } from '../../support/test.js';
import { feed } from '../live/server.js';
import whole from './document.json' with { type: 'json' };

const test = base.extend({
  /** A feed of this test. */
  server: async ({ guest }, use) => {
    const server = await feed();
    guest.allow(server.url);
    await use(server);
    await server.close();
  },
});

const { quotes: QUOTES } = whole.strip;
const STORY = JSON.stringify({ article: whole.article });
const TEXTS = whole.article.body.slice(0, 2).map(({ text }) => text[0]);

const strip = (attributes = '', quotes = QUOTES) =>
  `<slugline-ticker label="Trees" ${attributes}><script type="application/json">${JSON.stringify({ quotes })}</script></slugline-ticker>`;
const article = (attributes = '', text = STORY) => `<slugline-article headline-level="1" ${attributes}><script type="application/json">${text}</script></slugline-article>`;

/** A page with this in it, whose second paragraph is below the viewport. */
const pageOf = (html, lang = 'en') => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Symbols</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
  <style>body { max-width: 40em; margin: 0 auto; font: 17px/1.5 sans-serif } .slugline-body > p + p { margin-block-start: 150vh }</style>
  <script>
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  </script></head><body><main>${html}</main></body></html>`;

const all = (page) => page.locator('slugline-article .slugline-quote');
const beside = (page, nth) => all(page).nth(nth);
/** What readers see, without the marks around each figure. */
const seen = (page) =>
  page.evaluate(() => Array.from(document.querySelectorAll('slugline-article .slugline-quote'), ({ dataset }) => (dataset.quote ?? '').replaceAll(/[\u2068\u2069]/g, '')));
const apply = (page, ...quotes) => page.evaluate((quotes) => document.querySelector('slugline-ticker').apply(quotes), quotes);
/** How often something of the story has moved. */
const shifts = (page) =>
  page.evaluate(() => window.shifts.filter(({ sources }) => sources.some(({ node }) => node?.parentElement?.closest('slugline-article'))).length);
/** Where every letter of a paragraph stands: of the first, if nothing is said. */
const letters = (page, paragraph = 0) =>
  page.evaluate((paragraph) => {
    const texts = document.createTreeWalker(document.querySelectorAll('.slugline-body > p')[paragraph], NodeFilter.SHOW_TEXT);
    const places = [];
    for (let text; (text = texts.nextNode()); )
      for (let at = 0; at < text.length; at += 1) {
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { x, y } = range.getBoundingClientRect();
        places.push(Math.round(x * 8), Math.round(y * 8));
      }
    return places;
  }, paragraph);
/** How large the figures of a quote are set, by their usual size, and whether they stay in their room. */
const setting = (page, nth) =>
  beside(page, nth).evaluate((quote) => {
    const size = (part) => parseFloat(getComputedStyle(quote, part).fontSize);
    return { size: size('::after') / size('::before'), fits: quote.scrollWidth <= quote.clientWidth + 1 };
  });

for (const [name, html] of [['above', strip() + article()], ['below', article() + strip()]])
  test(`with the strip ${name} it, a story shows the same figures as the strip, and its text is unchanged`, async ({ page, compose }) => {
    await page.goto(compose(pageOf(html)));
    await ready(page);
    // The standfirst, the words of the body that the strip knows, and what the author marked: no heading, no code, no link.
    const known = ['+1.25% $9.98', '+1.25% $9.98', '\u22120.40% $480.10', '', '+1.25% $9.98', '0.00% 7.00', '\u22120.40% $480.10'];
    expect(await seen(page)).toEqual(known);
    const cells = await page.locator('slugline-ticker .track > ul:first-child > li:nth-child(2) bdi').allTextContents();
    expect(known[2]).toBe(cells.slice(1).join(' '));
    expect(await page.locator('.slugline-body > p').allTextContents()).toEqual([...TEXTS, 'The Birch company said so. $AAA $AAA']);
    expect(await page.locator('.slugline-body').innerText()).not.toContain('480');
    expect(await page.evaluate(() => {
      getSelection().selectAllChildren(document.querySelector('.slugline-body'));
      return `${getSelection()}`;
    })).not.toContain('480');
    await expect(page.locator('.slugline-body > p').first()).toMatchAriaSnapshot(`- paragraph: "${TEXTS[0]}"`);
    // What the strip does not know takes no room.
    await expect(beside(page, 3)).toBeHidden();
    await expect(beside(page, 2)).toHaveCSS('color', await page.locator('.slugline-body').evaluate((body) => getComputedStyle(body).color));
    const colour = (nth) => beside(page, nth).evaluate((quote) => getComputedStyle(quote, '::after').color);
    expect(new Set([await colour(1), await colour(2), await colour(5)]).size).toBe(3);
    expect(await shifts(page)).toBe(0);
    await expectAccessible(page);
  });

test('ticks are written next to the words, and no letter moves; those far off wait', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip() + article())));
  await ready(page);
  await frames(page);
  const before = await letters(page);
  await page.evaluate(() => {
    window.written = [];
    const observer = new MutationObserver((list) => window.written.push(...list.map(({ target }) => target)));
    observer.observe(document.querySelector('slugline-article'), { subtree: true, attributes: true, childList: true, characterData: true });
  });
  await apply(page, { symbol: 'AAA', price: '10.03', change_percent: '-10.20' }, { symbol: 'ZERO', price: '6.99', change_percent: '-0.01' });
  await expect.poll(() => seen(page)).toEqual(['\u221210.20% $10.03', '\u221210.20% $10.03', '\u22120.40% $480.10', '', '+1.25% $9.98', '0.00% 7.00', '\u22120.40% $480.10']);
  expect(await letters(page)).toEqual(before);
  // Nothing was written far below; it is there when somebody comes.
  expect(await page.evaluate(() => window.written.every((quote) => quote.getBoundingClientRect().top < innerHeight))).toBe(true);
  await beside(page, 5).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await seen(page)).slice(4, 6)).toEqual(['\u221210.20% $10.03', '\u22120.01% 6.99']);
});

test('no letter moves for any change of a figure within a day', async ({ page, compose }) => {
  const quotes = [
    { symbol: 'AAA', price: '8.98', currency: 'USD', change_percent: '5.00' },
    { symbol: 'BRK.B', price: '985.10', currency: 'USD', change_percent: '0.00' },
  ];
  await page.goto(compose(pageOf(strip('fields="symbol change percent price"', quotes.map((quote) => ({ ...quote, change: '0.40' }))) + article())));
  await ready(page);
  await frames(page);
  const before = await letters(page);
  for (const [symbol, nth, price, change, percent, text] of [
    ['AAA', 1, '10.03', '-1.20', '12.00', '\u22121.20 +12.00% $10.03'],
    ['AAA', 1, '9.00', '0', '0', '0 0% $9.00'],
    ['AAA', 1, '19.99', '19.99', '-99.99', '+19.99 \u221299.99% $19.99'],
    ['BRK.B', 2, '1012.30', '-27.20', '-10.20', '\u221227.20 \u221210.20% $1,012.30'],
  ]) {
    await apply(page, { symbol, price, change, change_percent: percent });
    await expect.poll(async () => (await seen(page))[nth]).toBe(text);
    expect(await letters(page)).toEqual(before);
    expect(await setting(page, nth)).toEqual({ size: 1, fits: true });
  }
});

test('figures wider than their space are made smaller; space is made below the viewport', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip() + article())));
  await ready(page);
  await frames(page);
  const before = await letters(page);
  for (const [price, percent, text] of [['980.15', '120.40', '+120.40% $980.15'], ['65000.00', '1200.40', '+1,200.40% $65,000.00']]) {
    await apply(page, { symbol: 'BRK.B', price, change_percent: percent });
    await expect.poll(async () => (await seen(page))[2]).toBe(text);
    expect(await letters(page)).toEqual(before);
    const { size, fits } = await setting(page, 2);
    expect(fits).toBe(true);
    expect(size).toBeLessThan(1);
    expect(size).toBeGreaterThan(0.5);
  }
  // A word that comes nearer has room before it is seen.
  await page.evaluate(() => {
    const [, , last] = document.querySelectorAll('.slugline-body > p');
    window.scrollBy(0, last.getBoundingClientRect().top - innerHeight * 1.25);
  });
  await expect.poll(async () => (await seen(page))[6]).toBe('+1,200.40% $65,000.00');
  expect(await beside(page, 6).evaluate((quote) => quote.getBoundingClientRect().top > innerHeight)).toBe(true);
  const below = await letters(page, 2);
  expect(await setting(page, 6)).toEqual({ size: 1, fits: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  await apply(page, { symbol: 'BRK.B', price: '480.10', change_percent: '-0.40' });
  await expect.poll(async () => (await seen(page))[2]).toBe('\u22120.40% $480.10');
  expect(await setting(page, 2)).toEqual({ size: 1, fits: true });
  expect(await letters(page)).toEqual(before);
  expect((await letters(page, 2)).filter((_, at) => at % 2 === 0)).toEqual(below.filter((_, at) => at % 2 === 0));
});

for (const html of ['en', 'ar" dir="rtl'])
  test(`a quote is next to its word, without a gap, ${html}`, async ({ page, compose }) => {
    await page.goto(compose(pageOf(strip() + article(), html)));
    await ready(page);
    const faults = [];
    for (let width = 300; width < 660; width += 9) {
      await page.setViewportSize({ width, height: 800 });
      faults.push(
        ...(await page.evaluate((width) => {
          const found = [];
          for (const quote of document.querySelectorAll('.slugline-body .slugline-quote')) {
            if (!quote.checkVisibility()) continue;
            const texts = document.createTreeWalker(quote.closest('p'), NodeFilter.SHOW_TEXT);
            let text;
            while (texts.nextNode() && texts.currentNode.compareDocumentPosition(quote) & Node.DOCUMENT_POSITION_FOLLOWING) text = texts.currentNode;
            // The last letter of the word.
            const range = new Range();
            range.setStart(text, text.length - 1);
            range.setEnd(text, text.length);
            const [word, box] = [range.getBoundingClientRect(), quote.getBoundingClientRect()];
            const { fontSize, direction } = getComputedStyle(quote);
            const hole = (direction === 'rtl' ? word.left - box.right : box.left - word.right) / parseFloat(fontSize);
            const isBeside = word.bottom > box.top && word.top < box.bottom;
            if (!isBeside) found.push(`${width} px: ${text.data.slice(-10)} and its quote are in two lines`);
            else if (hole < 0.1 || hole > 0.5) found.push(`${width} px: ${hole} em between ${text.data.slice(-10)} and its quote`);
            // The figures begin where their room does; what is left of it is behind them.
            if (getComputedStyle(quote, '::after').textAlign !== 'start') found.push('not at the start of its room');
          }
          return found;
        }, width)),
      );
    }
    expect(faults).toEqual([]);
  });

test('a paused strip holds the figures in the story too', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip() + article())));
  await ready(page);
  await page.locator('slugline-ticker .control').click();
  await apply(page, { symbol: 'AAA', price: '8.00', change_percent: '1.30' });
  // Whatever would be written is written after the next one.
  await page.waitForTimeout(600);
  expect((await seen(page))[1]).toBe('+1.25% $9.98');
  await page.locator('slugline-ticker .control').click();
  await expect.poll(async () => (await seen(page))[1]).toBe('+1.30% $8.00');
});

test('a quote in a story has the same link as in the strip', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip('href-template="/markets/{symbol}" fields="symbol price" palette="red-up"') + article())));
  await ready(page);
  expect((await seen(page)).slice(0, 3)).toEqual(['$9.98', '$9.98', '$480.10']);
  const link = page.locator('.slugline-body').getByRole('link', { name: 'BRK.B' }).first();
  await expect(link).toHaveAttribute('href', '/markets/BRK.B');
  await expectAccessible(page);
  await page.evaluate(() => addEventListener('slugline-link', (event) => { window.followed = event.detail; event.preventDefault(); }));
  await link.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.followed)).toEqual({ href: '/markets/BRK.B', text: 'BRK.B' });
  await expect(page).not.toHaveURL(/markets/);
});

test('a removed symbol and a removed strip leave their space', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip() + article())));
  await ready(page);
  await frames(page);
  const before = await letters(page);
  await page.evaluate((quotes) => (document.querySelector('slugline-ticker').strip = { quotes }), QUOTES.slice(0, 1));
  await expect.poll(async () => (await seen(page)).slice(0, 3)).toEqual(['+1.25% $9.98', '+1.25% $9.98', '']);
  expect(await letters(page)).toEqual(before);
  await page.evaluate((quotes) => (document.querySelector('slugline-ticker').strip = { quotes }), QUOTES);
  await expect.poll(async () => (await seen(page))[2]).toBe('\u22120.40% $480.10');
  await page.evaluate(() => document.querySelector('slugline-ticker').remove());
  await expect.poll(async () => (await seen(page)).slice(0, 3)).toEqual(['', '', '']);
  // What stood above the story is gone, and moved all of it alike.
  const after = await letters(page);
  const by = after[1] - before[1];
  expect(after.map((place, at) => place - (at % 2 ? by : 0))).toEqual(before);
});

test('figures of a lost feed are muted', async ({ page, guest, server, compose }) => {
  server.snapshot = JSON.stringify({ quotes: QUOTES });
  await page.goto(compose(pageOf(`<slugline-ticker src="${server.url}/snapshot" stream="${server.url}/events" symbols="AAA"></slugline-ticker>${article()}`)));
  guest.announce(/Failed to load resource|net::ERR|slugline/);
  await ready(page);
  await expect(page.locator('slugline-ticker .source')).toContainText('Live');
  await expect(beside(page, 1)).not.toHaveClass(/stale/);
  server.refuses = true;
  server.snapshot = (_, response) => response.writeHead(503).end();
  server.drop();
  await expect(page.locator('slugline-ticker .source')).toContainText('Connection lost');
  await expect(beside(page, 1)).toHaveClass(/slugline-stale/);
});

test('of a late strip the declared symbols have space, the others appear out of view', async ({ page, compose, server }) => {
  for (const symbols of ['', 'symbols="AAA BRK.B"']) {
    let answer;
    const asked = new Promise((resolve) => (server.snapshot = (_, response) => resolve((answer = response))));
    await page.goto(compose(pageOf(`<slugline-ticker src="${server.url}/snapshot" ${symbols}></slugline-ticker>${article()}`)));
    await ready(page, 'slugline-article');
    await asked;
    await frames(page);
    const before = await letters(page);
    answer.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }).end(JSON.stringify({ quotes: QUOTES }));
    const known = ['+1.25% $9.98', '+1.25% $9.98', '\u22120.40% $480.10', ''];
    // Of what is below, the quotes that had no room come with the strip, those that had when they are near.
    if (symbols) await expect.poll(() => seen(page)).toEqual([...known, '', '0.00% 7.00', '']);
    else await expect.poll(() => seen(page)).toEqual(['', '', '', '', '+1.25% $9.98', '0.00% 7.00', '\u22120.40% $480.10']);
    expect(await letters(page)).toEqual(before);
    expect(await shifts(page)).toBe(0);
  }
});

test('a late strip has space for its fields, with any symbol names', async ({ page, compose, server }) => {
  let answer;
  const asked = new Promise((resolve) => (server.snapshot = (_, response) => resolve((answer = response))));
  const strip = `<slugline-ticker src="${server.url}/snapshot" symbols="ZERO AAA" fields="symbol price"></slugline-ticker>`;
  await page.goto(compose(pageOf(strip + article('', STORY.replace('"symbol":"BRK.B"', String.raw`"symbol":"B\"]"`)))));
  await ready(page, 'slugline-article');
  await asked;
  const before = await letters(page);
  expect(await beside(page, 1).evaluate((quote) => getComputedStyle(quote, '::before').content)).toBe('"\u2068$000.00\u2069"');
  answer.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }).end(JSON.stringify({ quotes: QUOTES }));
  await expect.poll(() => seen(page)).toEqual(['$9.98', '$9.98', '', '', '', '', '']);
  expect(await letters(page)).toEqual(before);
});

test('numbers are in the language of the story, and survive a change of headline-level', async ({ page, compose }) => {
  await page.goto(compose(pageOf(strip() + article('', STORY.replace('{"headline"', '{"lang":"de","headline"')))));
  await ready(page);
  expect((await seen(page))[2]).toBe('\u22120,40\u00a0% 480,10\u00a0$');
  await page.evaluate(() => document.querySelector('slugline-article').setAttribute('headline-level', '3'));
  await expect.poll(async () => (await seen(page))[2]).toBe('\u22120,40\u00a0% 480,10\u00a0$');
  await expect(all(page)).toHaveCount(7);
});

test("the page's own text is never changed", async ({ page, compose }) => {
  await page.goto(compose(pageOf(`${strip()}<slugline-article><p>Of $AAA.</p></slugline-article>`)));
  const before = await page.locator('slugline-article').innerHTML();
  await ready(page);
  await apply(page, { symbol: 'AAA', price: '8.00' });
  await frames(page);
  expect(await page.locator('slugline-article').innerHTML()).toBe(before);
});

test.describe('rendered by a server', () => {
  test('rendered quotes are there before any script, stay in place, and are updated', async ({ page }) => {
    const { release } = await hold(page, '/pkg/elements.js');
    await page.goto(`/${PAGES}/symbols.html`);
    const before = await letters(page);
    const texts = await seen(page);
    // Symbols that the strip does not have are text and nothing else there.
    expect(texts).toEqual(['+1.25% $9.98', '+1.25% $9.98', '\u22120.40% $480.10', '+1.25% $9.98', '0.00% 7.00', '\u22120.40% $480.10']);
    const widest = await all(page).evaluateAll((quotes) => quotes.map(({ dataset }) => dataset.widest));
    await release();
    await ready(page);
    expect(await seen(page)).toEqual(texts);
    expect(await all(page).evaluateAll((quotes) => quotes.map(({ dataset }) => dataset.widest)), 'script and server keep the same room').toEqual(widest);
    expect(await letters(page)).toEqual(before);
    await page.evaluate(() => window.scrollTo(0, 0));
    await apply(page, { symbol: 'AAA', price: '10.00', change_percent: '1.50' });
    await expect.poll(async () => (await seen(page))[0]).toBe('+1.50% $10.00');
    expect(await letters(page)).toEqual(before);
  });

  test('figures that have outgrown their space when the script loads move nothing', async ({ page }) => {
    const { release } = await hold(page, '/pkg/elements.js');
    await page.goto(`/${PAGES}/symbols.html`);
    const before = await letters(page);
    await page.evaluate(() => {
      const data = document.querySelector('slugline-ticker > script');
      data.textContent = data.textContent.replace('480.10', '65000.10');
    });
    await release();
    await ready(page);
    await expect.poll(async () => (await seen(page))[2]).toBe('\u22120.40% $65,000.10');
    expect(await letters(page)).toEqual(before);
    // Nor when the story is looked through again.
    await page.evaluate(() => document.querySelector('slugline-article').setAttribute('headline-level', '3'));
    expect(await letters(page)).toEqual(before);
  });
});
