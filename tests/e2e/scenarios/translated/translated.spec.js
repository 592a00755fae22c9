// A translator of the browser, or an extension, puts nodes of its own in the place of the strip's texts.
//
// When this fails, a price stands still for good while the strip goes on saying that its figures are live.

import { ready } from '../../support/elements.js';
import { openStrip } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

/** The price of a symbol, as it can be read. */
const price = (page, symbol) => page.locator('slugline-ticker .track > ul:first-child > li', { hasText: symbol }).locator('.slugline-price');

/** Puts what `replace` gives in the place of every text in cells. */
const translate = (page, wraps) =>
  page.evaluate((wraps) => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    for (const cell of shadowRoot.querySelectorAll('.track bdi, .track .slugline-state')) {
      const font = document.createElement('font');
      if (wraps) font.append(...cell.childNodes);
      else font.textContent = `${cell.textContent} (translated)`;
      cell.replaceChildren(font);
    }
  }, wraps);

for (const wraps of [true, false])
  test(wraps ? 'prices go on when their texts are wrapped' : 'prices go on when their texts are replaced', async ({ page, compose }) => {
    await openStrip(page, compose, { attributes: 'motion="none" max-rate="60"' });
    const apply = (value) => page.evaluate((price) => document.querySelector('slugline-ticker').apply([{ symbol: 'ALDER', price }]), value);
    await apply('12.50');
    await expect(price(page, 'ALDER')).toHaveText('12.50');
    await translate(page, wraps);
    await apply('12.60');
    await expect(price(page, 'ALDER')).toHaveText('12.60');
    // Once it has its own text again it is written as ever.
    await apply('12.70');
    await expect(price(page, 'ALDER')).toHaveText('12.70');
  });

test('figures and symbols are marked as not translatable', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'fields="symbol name price change percent"' });
  const marks = page.locator('slugline-ticker .track > ul:first-child > li').first().locator('bdi');
  await expect(marks).toHaveCount(5);
  expect(await marks.evaluateAll((cells) => cells.map(({ translate }) => translate))).toEqual([false, true, false, false, false]);
});

test("the name and the source line of a strip are still updated", async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="none" max-rate="60"' });
  await page.evaluate(() => {
    for (const place of document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.label, .source span span'))
      place.replaceChildren(Object.assign(document.createElement('font'), { textContent: `${place.textContent} (translated)` }));
  });
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'ALDER', state: 'live' }]));
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('label', 'Wood'));
  await expect(page.locator('slugline-ticker .label')).toHaveText('Wood');
  await expect(page.locator('slugline-ticker .source')).not.toContainText('closed');
});

for (const wraps of [true, false])
  test(wraps ? 'how old a story is goes on when its text is wrapped' : 'how old a story is goes on when its text is replaced', async ({ page, compose }) => {
    await page.clock.install({ time: new Date('2026-03-10T12:00:00Z') });
    const article = { headline: 'A headline', published: '2026-03-10T11:55:10Z', body: [{ type: 'paragraph', text: ['A paragraph.'] }] };
    await page.goto(compose(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Times</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
      <main><slugline-article><script type="application/json">${JSON.stringify({ article })}</script></slugline-article>
      <slugline-article id="own"><p class="slugline-published">Of <time datetime="2026-03-10T11:50:10Z">10 March</time></p><p>Words.</p></slugline-article></main>`));
    await ready(page);
    const times = page.locator('slugline-article time');
    await expect(times).toHaveText(['4 minutes ago', '9 minutes ago']);
    await page.evaluate((wraps) => {
      for (const time of document.querySelectorAll('time')) {
        // As browsers do it: two elements, one in the other.
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = wraps ? time.textContent : `${time.textContent} (translated)`;
        outer.append(inner);
        time.replaceChildren(outer);
      }
    }, wraps);
    await page.clock.runFor('01:00');
    await expect(times).toHaveText(['5 minutes ago', '10 minutes ago']);
    await page.clock.runFor('01:00');
    await expect(times).toHaveText(['6 minutes ago', '11 minutes ago']);
  });

test('a time with elements in it is unchanged', async ({ page, compose }) => {
  await page.clock.install({ time: new Date('2026-03-10T12:00:00Z') });
  await page.goto(compose(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Times</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
    <main><slugline-article><p class="slugline-published">Of <time datetime="2026-03-10T11:50:10Z"><b>10</b> March</time></p><p>Words.</p></slugline-article></main>`));
  await ready(page);
  await expect(page.locator('time')).toHaveText('10 March');
});
