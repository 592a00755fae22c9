// How a strip looks, and where its quotes lead.
//
// When this fails, a reader cannot read a figure on its background, takes a rise for a fall, is flashed at, follows a quote to the
// wrong page or to none, or cannot reach it without a mouse.

import { expectAccessible } from '../../support/axe.js';
import { quotes, ready } from '../../support/elements.js';
import { expect, test as base } from '../../support/test.js';

const QUOTES = [
  { symbol: 'AAA', name: 'Alpha', price: '10.00', previous_close: '8.00', history: ['8.00', '9.00', '8.50'] },
  { symbol: 'EUR/USD', name: 'Euro', price: '1.1000', previous_close: '1.2000', exchange: 'FX & more' },
  { symbol: 'CCC', name: 'Gamma', price: '5.00', previous_close: '5.00', history: ['5.00'] },
];

const test = base.extend({
  /** Opens a page with a strip for each of these attributes. */
  strips: async ({ page, compose }, use) => {
    const data = JSON.stringify({ label: 'NORTH', source: 'Example figures', quotes: QUOTES });
    await use(async (...attributes) => {
      const html = attributes.map((text) => `<slugline-ticker ${text}><script type="application/json">${data}</script></slugline-ticker>`);
      await page.goto(
        compose(`<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Looks</title>
          <link rel="stylesheet" href="/pkg/slugline.css">
          <script>
            window.told = [];
            for (const type of ['slugline-select', 'slugline-action'])
              addEventListener(type, (event) => {
                told.push({ type, detail: event.detail, cancelable: event.cancelable });
                if (window.keeps) event.preventDefault();
              });
          </script>
          <script type="module" src="/pkg/embed.js"></script><main><h1>Looks</h1>${html.join('')}</main>`),
      );
      await ready(page);
    });
  },
});

const told = (page) => page.evaluate(() => window.told);
const apply = (page, ...list) => page.evaluate((list) => document.querySelector('slugline-ticker').apply(list), list);
const set = (page, name, value) =>
  page.evaluate(([name, value]) => {
    const strip = document.querySelector('slugline-ticker');
    if (value === null) strip.removeAttribute(name);
    else strip.setAttribute(name, value);
  }, [name, value]);
const addresses = (page) => quotes(page).evaluateAll((list) => list.map((quote) => quote.querySelector('a')?.getAttribute('href') ?? null));

/** Where a copy of a quote is, and of which. The pointer is over the strip, which stands therefore. */
async function copyOf(page) {
  await page.locator('slugline-ticker .viewport').hover();
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    const room = shadowRoot.querySelector('.viewport').getBoundingClientRect();
    for (const quote of shadowRoot.querySelectorAll('[aria-hidden] > .slugline-quote')) {
      const { left, right, top, height } = quote.getBoundingClientRect();
      const symbol = quote.querySelector('.slugline-symbol').textContent;
      if (left > room.left && right < room.right) return { symbol, x: (left + right) / 2, y: top + height / 2 };
    }
    return undefined;
  });
}

const PALETTES = ['green-up', 'red-up', 'red-blue', 'color-blind'];

for (const scheme of ['light', 'dark', 'sepia'])
  test(`${scheme}: every figure has enough contrast, marked or not`, async ({ page, strips }) => {
    await strips(...PALETTES.map((palette) => `palette="${palette}" theme="${scheme}" fields="symbol name change percent spark" motion="none"`));
    const ratios = await page.evaluate(() => {
      const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
      /** The colour that lies on a ground, as it is painted. */
      const painted = (...layers) => {
        context.clearRect(0, 0, 1, 1);
        for (const layer of layers) {
          context.fillStyle = layer;
          context.fillRect(0, 0, 1, 1);
        }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
      const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
      const found = [];
      for (const strip of document.querySelectorAll('slugline-ticker')) {
        const surface = getComputedStyle(strip).backgroundColor;
        for (const mark of [null, 'up', 'down'])
          for (const row of strip.shadowRoot.querySelectorAll('.slugline-quote')) {
            if (mark) row.dataset.flash = mark;
            for (const cell of row.querySelectorAll('span')) {
              // What is in the middle of a fade is on its way to one of the grounds.
              for (const animation of cell.getAnimations({ subtree: true })) animation.finish();
              const { color, backgroundColor } = getComputedStyle(cell);
              const ground = luminance(painted(surface, backgroundColor));
              const ink = luminance(painted(surface, backgroundColor, color));
              const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
              found.push({ palette: strip.getAttribute('palette'), mark, cell: cell.className, ratio, marked: backgroundColor !== 'rgba(0, 0, 0, 0)' });
            }
          }
      }
      return found;
    });
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(ratios.filter(({ marked }) => marked).length, 'marked cells').toBe(PALETTES.length * 2 * 3 * 2);
    expect(new Set(ratios.map(({ cell }) => cell)).size, 'kinds of cells').toBeGreaterThan(7);
  });

test('without a palette the colours are those of the market that the language names', async ({ page, strips }) => {
  await strips('palette="green-up"', 'palette="red-up"', 'palette="red-blue"', 'palette="auto"');
  const named = await page.evaluate((tags) => {
    const [green, red, blue, auto] = document.querySelectorAll('slugline-ticker');
    const colours = (strip) => ['up', 'down'].map((way) => getComputedStyle(strip.shadowRoot.querySelector(`.slugline-${way}`)).color).join();
    const names = { [colours(green)]: 'green-up', [colours(red)]: 'red-up', [colours(blue)]: 'red-blue' };
    return Object.fromEntries(
      tags.map((tag) => {
        auto.lang = tag;
        return [tag, names[colours(auto)]];
      }),
    );
  }, ['en', 'en-GB', 'de', 'ar', 'zh', 'zh-CN', 'zh-Hans', 'zh-Hans-CN', 'zh-TW', 'zh-Hant', 'zh-Hant-TW', 'ja', 'ja-JP', 'en-JP', 'en-CN', 'en-TW', 'ko', 'ko-KR', 'en-KR', 'zh-HK', 'zh-Hant-HK', 'zh-Hant-MO', 'en-HK', 'zh-SG', 'zh-Hans-SG', 'zh-Hans-MY', 'en-SG']);
  const of = (palette) => Object.keys(named).filter((tag) => named[tag] === palette).join(' ');
  expect(of('red-up')).toBe('zh zh-CN zh-Hans zh-Hans-CN zh-TW zh-Hant zh-Hant-TW ja ja-JP en-JP en-CN en-TW');
  expect(of('red-blue')).toBe('ko ko-KR en-KR');
  expect(of('green-up')).toBe('en en-GB de ar zh-HK zh-Hant-HK zh-Hant-MO en-HK zh-SG zh-Hans-SG zh-Hans-MY en-SG');
});

test('unknown values are reported once', async ({ page, guest, strips }) => {
  guest.announce(/palette="traffic-light" is not known: one of auto green-up/, /flash="long" is not known: a whole number from 0 to 5000/, /href-template="javascript:alert\('\{symbol\}'\)" is not known: an address of http/, /href-template="\/markets\/\{ticker\}" is not known/);
  await strips(`palette="traffic-light" flash="long" href-template="javascript:alert('{symbol}')"`);
  expect(await addresses(page)).toEqual([null, null, null]);
  await set(page, 'href-template', '/markets/{ticker}');
  expect(await addresses(page)).toEqual([null, null, null]);
  expect(guest.said.length).toBe(4);
});

test('the template makes quotes links at any time, and ticks are written into them', async ({ page, strips }) => {
  await strips('href-template="/markets/{symbol}" fields="symbol price"');
  await expect.poll(() => addresses(page)).toEqual(['/markets/AAA', '/markets/EUR%2FUSD', '/markets/CCC']);
  await apply(page, { symbol: 'EUR/USD', price: '1.1500' });
  await expect(quotes(page).nth(1)).toContainText('1.1500');
  await set(page, 'symbols', 'CCC EUR/USD');
  await expect.poll(() => addresses(page), 'kept when the list is laid anew').toEqual(['/markets/CCC', '/markets/EUR%2FUSD']);
  await set(page, 'href-template', '?of={symbol}&at={exchange}');
  // Of the first no exchange is known.
  await expect.poll(() => addresses(page)).toEqual([null, '?of=EUR%2FUSD&at=FX%20%26%20more']);
  await apply(page, { symbol: 'EUR/USD', price: '1.1600' }, { symbol: 'CCC', price: '6.00' });
  await expect(quotes(page)).toHaveText([/CCC.*6\.00/, /EUR.*1\.1600/]);
  await set(page, 'href-template', null);
  await expect.poll(() => addresses(page)).toEqual([null, null]);
  await apply(page, { symbol: 'EUR/USD', price: '1.1700' });
  await expect(quotes(page)).toHaveText([/CCC.*6\.00/, /EUR.*1\.1700/]);
});

test('a link is followed, also from the keyboard, unless the page cancels the event', async ({ page, strips }) => {
  await strips('href-template="#{symbol}" motion="none"');
  const link = quotes(page).locator('a');
  await link.nth(1).click();
  await expect(page).toHaveURL(/#EUR%2FUSD$/);
  await link.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#AAA$/);
  await page.evaluate(() => (window.keeps = true));
  await link.nth(2).click();
  await expect.poll(() => told(page).then((list) => list.length)).toBe(6);
  await expect(page).toHaveURL(/#AAA$/);
  const events = await told(page);
  expect(events.map(({ type, cancelable }) => [type, cancelable])).toEqual(Array(3).fill([['slugline-select', true], ['slugline-action', false]]).flat());
  expect(events[0].detail.quote).toEqual({ symbol: 'EUR/USD', exchange: 'FX & more', name: 'Euro', price: '1.1000', change: '-0.1000', change_percent: '-8.33', previous_close: '1.2000' });
  expect(events.filter(({ type }) => type === 'slugline-action').map(({ detail }) => detail)).toEqual(['EUR/USD', 'AAA', 'CCC'].map((value) => ({ control: 'select', value })));
  // With Ctrl the reader asks the browser for another tab, and the page for nothing.
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.nth(1).click({ modifiers: ['Control'] })]);
  await tab.close();
  expect((await told(page)).length).toBe(6);
});

test('the copies of a moving strip can be clicked, but not focused', async ({ page, strips }) => {
  await strips('motion="scroll" href-template="#{symbol}"');
  let copy;
  await expect.poll(async () => (copy = await copyOf(page))).toBeTruthy();
  await apply(page, { symbol: copy.symbol, price: '6.00' });
  await expect(quotes(page).filter({ hasText: copy.symbol })).toContainText('6.00');
  copy = await copyOf(page);
  await page.mouse.click(copy.x, copy.y);
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${encodeURIComponent(copy.symbol)}`);
  const [{ detail }] = await told(page);
  expect(detail.quote.price, 'the last value').toBe('6.00');
  const focus = await page.evaluate(() => ({
    copies: [...document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('[aria-hidden] a')].map(({ tabIndex }) => tabIndex),
    focused: document.activeElement.localName,
  }));
  expect(new Set(focus.copies)).toEqual(new Set([-1]));
  expect(focus.focused).toBe('body');
});

test('without links quotes are chosen by the pointer, also in the copies, or by keyboard when focused', async ({ page, strips }) => {
  await strips('motion="scroll" fields="symbol price"');
  let copy;
  await expect.poll(async () => (copy = await copyOf(page))).toBeTruthy();
  await page.mouse.click(copy.x, copy.y);
  await set(page, 'motion', 'none');
  await quotes(page).first().click();
  for (const key of ['Enter', ' ', 'x']) {
    await quotes(page).nth(2).evaluate((quote, key) => {
      quote.tabIndex = -1;
      quote.focus();
      quote.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    }, key);
  }
  const chosen = (await told(page)).filter(({ type }) => type === 'slugline-select').map(({ detail }) => detail.quote.symbol);
  expect(chosen).toEqual([copy.symbol, 'AAA', 'CCC', 'CCC']);
});

const marked = (page) =>
  page.evaluate(() => {
    const rows = document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.track > ul:first-child > li');
    return Array.from(rows, (row) => row.dataset.flash ?? '').join();
  });

test('a changed price is marked by its own direction for the given time, and nothing moves', async ({ page, strips }) => {
  await strips('motion="scroll" flash="5000" fields="symbol percent price"');
  const widths = () => quotes(page).evaluateAll((list) => list.map((quote) => [quote.offsetWidth, quote.offsetHeight]));
  const before = await widths();
  // Copies that are laid later have no marks.
  await expect.poll(() => page.evaluate(() => document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.track > ul').length)).toBeGreaterThan(1);
  // The first has risen for the day and falls, the last stands.
  await apply(page, { symbol: 'AAA', price: '9.90', time: 5 }, { symbol: 'EUR/USD', price: '1.1200', time: 5 }, { symbol: 'CCC', price: '5.00', time: 5 });
  await expect.poll(() => marked(page)).toBe('down,up,');
  const copies = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    return Array.from(shadowRoot.querySelectorAll('.track > ul'), (list) => list.querySelectorAll('[data-flash]').length);
  });
  expect(copies.length).toBeGreaterThan(1);
  expect(new Set(copies), 'in every copy').toEqual(new Set([2]));
  await apply(page, { symbol: 'AAA', price: '10.00', time: 6 }, { symbol: 'EUR/USD', price: '1.1000', time: 6 });
  await expect.poll(() => marked(page)).toBe('up,down,');
  expect(await widths()).toEqual(before);
  await set(page, 'flash', '900');
  await apply(page, { symbol: 'CCC', price: '4.00', time: 7 });
  await expect.poll(() => marked(page)).toBe('up,down,down');
  await expect.poll(() => marked(page), 'a shorter mark does not wait for a longer one').toBe('up,down,');
  await expect.poll(() => marked(page)).toBe(',,');
  await set(page, 'flash', '0');
  await apply(page, { symbol: 'CCC', price: '3.00', time: 8 });
  await expect(quotes(page).nth(2)).toContainText('3.00');
  await set(page, 'flash', '5000');
  await apply(page, { symbol: 'AAA', price: '11.00', time: 9 });
  await expect.poll(() => marked(page), 'what came in between is not marked later').toBe('up,,');
});

test('never more than three flashes in a second, however fast prices move', async ({ page, strips }) => {
  await strips('flash="60" max-rate="60" motion="none" fields="symbol price"');
  const moments = await page.evaluate(
    () =>
      new Promise((done) => {
        const strip = document.querySelector('slugline-ticker');
        const moments = [];
        let isMarking = false;
        const { setAttribute } = Element.prototype;
        // Written down at once: observers are told later, and not always equally late.
        Element.prototype.setAttribute = function (name, value) {
          if (name === 'data-flash' && !isMarking) {
            isMarking = true;
            queueMicrotask(() => (isMarking = false));
            moments.push(performance.now());
          }
          setAttribute.call(this, name, value);
          if (moments.length < 12) return;
          clearInterval(timer);
          done(moments);
        };
        let tick = 0;
        const timer = setInterval(() => {
          tick += 1;
          strip.apply([{ symbol: ['AAA', 'EUR/USD', 'CCC'][tick % 3], price: `${5 + (tick % 5)}.00`, time: 1000 + tick }]);
        }, 25);
      }),
  );
  // Of four in a row the last is more than a second after the first.
  for (let at = 3; at < moments.length; at += 1) expect(moments[at] - moments[at - 3]).toBeGreaterThan(1000);
});

test('a paused strip marks nothing until it continues', async ({ page, strips }) => {
  await strips('flash="5000" fields="symbol price"');
  await page.evaluate(() => document.querySelector('slugline-ticker').pause());
  const strip = page.locator('slugline-ticker');
  await apply(page, { symbol: 'AAA', price: '9.00', time: 5 }, { symbol: 'CCC', price: '6.00', time: 5 });
  await apply(page, { symbol: 'AAA', price: '9.50', time: 6 }, { symbol: 'CCC', price: '5.00', time: 6 });
  // Two frames: what would be marked would be by now.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await marked(page)).toBe(',,');
  await expect(strip.locator('li').first()).toContainText('10.00');
  await page.evaluate(() => document.querySelector('slugline-ticker').play());
  await expect.poll(() => marked(page), 'the last stands where it stood').toBe('down,,');
});

test('a mark that is due while the strip is paused is dropped', async ({ page, strips }) => {
  await strips('flash="5000" max-rate="60" fields="symbol price"');
  const isMarked = await page.evaluate(async () => {
    const strip = document.querySelector('slugline-ticker');
    const row = (at) => strip.shadowRoot.querySelectorAll('.track > ul:first-child > li')[at];
    const until = async (condition) => {
      while (!condition()) await new Promise(requestAnimationFrame);
    };
    // On a slow machine the mark is there before the pause: then again.
    for (let price = 20; ; price += 1) {
      strip.apply([{ symbol: 'AAA', price: `${price}.00`, time: price }]);
      await until(() => row(0).dataset.flash && row(0).textContent.includes(price));
      strip.apply([{ symbol: 'CCC', price: `${price}.00`, time: price }]);
      await until(() => row(2).textContent.includes(price));
      if (row(2).dataset.flash) continue;
      strip.pause();
      await new Promise((done) => setTimeout(done, 600));
      return row(2).dataset.flash ?? null;
    }
  });
  expect(isMarked).toBe(null);
});

const lines = (page) => quotes(page).locator('polyline').evaluateAll((list) => list.map((line) => line.getAttribute('points')));

test('a line of former prices is drawn, and continues with every price', async ({ page, strips }) => {
  await strips('fields="symbol spark percent"');
  await expect.poll(() => lines(page)).toEqual(['4,66 81,36 159,51 236,6', '', '4,36 236,36']);
  const line = quotes(page).first().locator('svg');
  expect(await line.evaluate((svg) => [svg instanceof SVGSVGElement, svg.firstChild instanceof SVGPolylineElement, svg.parentElement.getAttribute('part')])).toEqual([true, true, 'spark up']);
  const box = await quotes(page).locator('svg').evaluateAll((list) => list.map((svg) => svg.getBoundingClientRect().toJSON()));
  expect(box.map(({ width, height }) => (width ? `${width > 40} ${height > 12} ${(width / height).toFixed(2)}` : 'none')), 'no room for what is no line yet').toEqual(['true true 3.33', 'none', 'true true 3.33']);
  await page.evaluate(() => {
    window.writes = [];
    new MutationObserver((records) => window.writes.push(...records.map(({ attributeName, type }) => attributeName ?? type))).observe(
      document.querySelector('slugline-ticker').shadowRoot.querySelector('.track > ul .slugline-spark'),
      { subtree: true, attributes: true, childList: true, characterData: true },
    );
  });
  await apply(page, { symbol: 'AAA', price: '9.00', time: 5 }, { symbol: 'EUR/USD', price: '1.3000', time: 5 });
  await expect.poll(() => lines(page)).toEqual(['4,66 62,36 120,51 178,6 236,36', '4,66 236,6', '4,36 236,36']);
  expect(await page.evaluate(() => window.writes)).toEqual(['points']);
  await expect(quotes(page).nth(1).locator('.slugline-spark'), 'the day has turned').toHaveAttribute('part', 'spark up');
  // What the strip knows, the page can have.
  expect(await page.evaluate(() => document.querySelector('slugline-ticker').strip.quotes.map(({ history }) => history))).toEqual([['8.00', '9.00', '8.50', '10.00'], ['1.1000'], ['5.00']]);
  await apply(page, ...Array.from({ length: 200 }, (_, at) => ({ symbol: 'EUR/USD', price: `1.${1000 + at}`, time: 6 + at })));
  await expect.poll(() => lines(page).then((list) => list[1].split(' ').length), 'it is bounded').toBe(61);
});

for (const theme of ['light', 'dark'])
  test(`${theme}: axe finds nothing`, async ({ page, strips }) => {
    await strips(`theme="${theme}" href-template="#{symbol}" fields="symbol name spark price change percent" flash="5000"`, `theme="${theme}" label="SOUTH" motion="none"`);
    await apply(page, { symbol: 'AAA', price: '9.00', time: 5 });
    await expect.poll(() => marked(page)).toBe('down,,');
    await expectAccessible(page);
    await expect(page.getByRole('link', { name: 'AAA Alpha £9.00' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: /^AAA Alpha 9\.00 \+1\.00 up \+12\.50%$/ })).toHaveCount(1);
  });
