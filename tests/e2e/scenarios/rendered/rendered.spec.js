// Pages from `slugline render --page`.
//
// When this fails, a reader without scripts misses text that the server had, or the page jumps while it is read when the
// elements start.

import { quotes, ready } from '../../support/elements.js';
import { expectUnmoved, rectangles } from '../../support/layout.js';
import { PAGES } from '../../support/render.js';
import { expect, hold, test } from '../../support/test.js';

const WIRE = `/${PAGES}/wire.html`;
const RECORD = `/${PAGES}/record.html`;

/** All that has a place of its own in a story, and what stands around it. */
const BLOCKS = 'slugline-ticker, slugline-article, header, header > *, .slugline-body, .slugline-body > *, li:not(.slugline-quote), img, figcaption';

/** Where the quotes stand: in the list that was rendered, or in the strip, put back to where it began to move. */
const quoteRectangles = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    for (const animation of strip.shadowRoot?.getAnimations() ?? []) {
      animation.pause();
      animation.currentTime = 0;
    }
    return Array.from((strip.shadowRoot ?? strip).querySelectorAll('ul:not([aria-hidden]) > li'), (quote) => {
      const { x, y, width, height } = quote.getBoundingClientRect();
      return [x, y + scrollY, width, height];
    });
  });

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('everything can be read, in order', async ({ page }) => {
    await page.goto(WIRE);
    // `innerText` is what is rendered, in the order of reading.
    const text = await page.locator('main').innerText();
    const pieces = [
      'AAA', '−0.36%', '$22.25', 'BRK.B', '+1.10%', '$1,480.10', 'EUR/USD', '−0.07%', '$1.1575',
      'Paper tape - a short history', '© POOL/TAPE', 'A machine wrote prices on a ribbon.',
      'It stood under a glass dome -- so as to be heard less.', 'Three quarters of an inch', '- Read it aloud, said the clerk.',
      'The ribbon ran on.', 'Last words', 'Then it stopped.', 'A.Clerk--TT',
    ];
    const places = pieces.map((piece) => text.indexOf(piece));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(text).not.toContain('Text size');
  });

  test('no space is reserved for controls', async ({ page }) => {
    await page.goto(WIRE);
    const [header, body] = [await page.locator('.slugline-header').boundingBox(), await page.locator('.slugline-body').boundingBox()];
    expect(body.y - (header.y + header.height)).toBeLessThan(40);
  });
});

for (const [name, address] of [['wire', WIRE], ['record', RECORD]])
  for (const width of [1280, 360])
    for (const reducedMotion of ['no-preference', 'reduce'])
      test(`${name}: nothing moves when the elements wake up, ${width} px, motion ${reducedMotion}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ reducedMotion });
        const { release } = await hold(page, '/pkg/elements.js');
        await page.goto(address);
        const before = await rectangles(page, BLOCKS);
        expect(before.length).toBeGreaterThan(10);
        const listed = await quoteRectangles(page);
        expect(listed.length).toBe(3);
        release();
        await ready(page);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        expectUnmoved(await rectangles(page, BLOCKS), before);
        expectUnmoved(await quoteRectangles(page), listed);
        const shifts = await page.evaluate(
          () =>
            new Promise((resolve) => {
              const observer = new PerformanceObserver((list) => resolve(list.getEntries().map(({ value }) => value)));
              observer.observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => resolve([]), 200);
            }),
        );
        expect(shifts).toEqual([]);
      });

test('started elements have their controls, and a strip that moves', async ({ page }) => {
  await page.goto(WIRE);
  await ready(page);
  // In a narrow font all three quotes have room.
  await page.locator('slugline-ticker').evaluate((strip) => strip.setAttribute('motion', 'scroll'));
  await expect(page.getByRole('button', { name: 'Larger text' })).toBeVisible();
  await expect(quotes(page)).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Pause the ticker' })).toBeVisible();
  const running = await page.evaluate(
    () => document.querySelector('slugline-ticker').shadowRoot.getAnimations().filter((animation) => animation.playState === 'running').length,
  );
  expect(running).toBe(1);
});
