// A strip of hundreds of quotes, of which a dozen are visible.
//
// When this fails, the strip blocks the page when it loads, or when all of its market moves at once; or a reader who stops the
// strip, or listens to it, gets prices of different moments; or the strip is empty where its list ends.

import { frames, moving, openStrip, setRound, sight, stand } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const LONG = Array.from({ length: 300 }, (_, index) => ({ symbol: `LONG${index}`, price: '10.00', previous_close: '10.00' }));

/** Opens a page with the strip, and waits until all of it is there. */
async function openLong(page, compose, attributes = '') {
  await openStrip(page, compose, { quotes: LONG, attributes });
  await expect(page.locator('slugline-ticker .track > ul').first().locator('li')).toHaveCount(LONG.length);
}

/** How many rows of the list show a price, and of those that are seen how many do not. */
const shown = (page, price) =>
  page.evaluate((price) => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    const { left, right } = shadowRoot.querySelector('.viewport').getBoundingClientRect();
    const has = (row) => row.querySelector('.slugline-price').textContent === price;
    const isSeen = (row) => row.getBoundingClientRect().right > left && row.getBoundingClientRect().left < right;
    const rows = [...shadowRoot.querySelectorAll('.track > ul > li')];
    return { all: rows.filter((row) => has(row) && !row.closest('[aria-hidden]')).length, seenWithout: rows.filter((row) => isSeen(row) && !has(row)).length };
  }, price);

/** Tells of one price for all quotes, and resolves in the frame in which the first of them shows it. */
const apply = (page, price, time) =>
  page.evaluate(
    ({ quotes, price, time }) =>
      new Promise((written) => {
        const strip = document.querySelector('slugline-ticker');
        new MutationObserver((_, observer) => {
          observer.disconnect();
          // Before the next flush: what follows is of one task.
          if (window.then) strip[window.then]();
          written();
        }).observe(strip.shadowRoot.querySelector('.track'), { subtree: true, characterData: true });
        strip.apply(quotes.map(({ symbol }) => ({ symbol, price, time })));
      }),
    { quotes: LONG, price, time },
  );

/** Puts a strip into the page, and gives frame by frame how many quotes it has, and how many of them say nothing. */
const grows = (page, then) =>
  page.evaluate(
    async ({ quotes, then }) => {
      const strip = document.createElement('slugline-ticker');
      strip.append(Object.assign(document.createElement('script'), { type: 'application/json', textContent: JSON.stringify({ quotes }) }));
      document.querySelector('main').append(strip);
      await strip.ready;
      const told = [];
      const rows = () => [...strip.shadowRoot.querySelectorAll('.track > ul:first-child > li')];
      const look = () => told.push([rows().length, rows().filter((row) => !/\d/.test(row.textContent)).length]);
      look();
      for (let frame = 0; frame < 12; frame += 1) {
        await new Promise(requestAnimationFrame);
        look();
        if (frame !== 1) continue;
        if (then === 'chosen') strip.setAttribute('symbols', 'LONG7 LONG299 LONG3');
        if (then === 'moved') document.querySelector('main').prepend(strip);
        if (then === 'put back') {
          strip.remove();
          await new Promise(requestAnimationFrame);
          document.querySelector('main').append(strip);
          await strip.ready;
        }
      }
      return { told, names: rows().map((row) => row.querySelector('.slugline-symbol').textContent) };
    },
    { quotes: LONG, then },
  );

for (const then of ['left alone', 'chosen', 'moved', 'put back'])
  test(`a long strip is rendered in parts, each with its figures: ${then}`, async ({ page, compose }) => {
    await openStrip(page, compose, { quotes: LONG.slice(0, 3) });
    await page.evaluate(() => document.querySelector('slugline-ticker').remove());
    const { told, names } = await grows(page, then);
    const steps = told.map(([rows], index) => rows - (told[index - 1]?.[0] ?? 0));
    // A page of 300 new quotes at once took the browser more than 50 ms to draw.
    expect(Math.max(...steps)).toBeLessThanOrEqual(64);
    expect(told.map(([, bare]) => bare).filter(Boolean)).toEqual([]);
    expect(names).toEqual(then === 'chosen' ? ['LONG7', 'LONG299', 'LONG3'] : LONG.map(({ symbol }) => symbol));
  });

for (const round of [0.5, 0.999])
  test(`visible quotes are written first, and the others soon: at ${round} of the round`, async ({ page, compose }) => {
    await openLong(page, compose, 'max-rate="1" flash="0"');
    await moving(page);
    await stand(page);
    await setRound(page, round);
    await frames(page);
    await apply(page, '11.00', 1);
    const first = await shown(page, '11.00');
    expect(first.seenWithout).toBe(0);
    expect(first.all, 'the rest waits').toBeLessThan(200);
    await expect.poll(async () => (await shown(page, '11.00')).all, { timeout: 30_000 }).toBe(LONG.length);
  });

test('all prices of a paused strip are of one moment', async ({ page, compose }) => {
  await openLong(page, compose, 'max-rate="1" flash="0"');
  await moving(page);
  await page.evaluate(() => (window.then = 'pause'));
  await apply(page, '12.00', 1);
  expect((await shown(page, '12.00')).all).toBe(LONG.length);
});

test('copies are as long as their visible part, and no quote is missing at the end of the list', async ({ page, compose }) => {
  await openLong(page, compose);
  await moving(page);
  await stand(page);
  const copied = () => page.locator('slugline-ticker .track > ul[aria-hidden] > li').count();
  for (const width of [1280, 700, 1900]) {
    await page.setViewportSize({ width, height: 800 });
    await setRound(page, 0.9999);
    await frames(page);
    const { lists, whole, viewport, way, covered } = await sight(page);
    expect([lists, covered]).toEqual([2, true]);
    const each = way / LONG.length;
    expect(whole.length, 'quotes stand close by one another').toBeGreaterThan(viewport / each - 2);
    expect(await copied()).toBeLessThan(1900 / each + 3);
  }
});
