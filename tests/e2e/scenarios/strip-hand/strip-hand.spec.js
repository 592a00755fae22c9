// The reader moves the strip by hand.
//
// When this fails, nobody gets back to the quote that has just left; or the page does not scroll any more if the strip is under the
// finger; or dragging the strip follows a quote's link.

import { expectAccessible } from '../../support/axe.js';
import { frames, isSame, motion, moving, openStrip, sight, stand } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const TALL = '<span style="display: block; block-size: 3000px"></span>';
/** Room above the strip for a finger that scrolls. */
const LOW = '<style>body { padding-block-start: 400px }</style>';

/** Where the middle of the row of quotes is on the screen. */
async function middle(page) {
  const { x, y, width, height } = await page.locator('slugline-ticker .viewport').boundingBox();
  return [x + width / 2, y + height / 2];
}

for (const [html, sign] of [['lang="en"', 1], ['lang="ar" dir="rtl"', -1]])
  test(`a strip can be dragged with the pointer, and continues (${html})`, async ({ page, compose }) => {
    await openStrip(page, compose, { html });
    await moving(page);
    await stand(page);
    const before = await sight(page);
    const [x, y] = await middle(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - sign * 100, y, { steps: 5 });
    await frames(page);
    expect((await sight(page)).place - before.place).toBeCloseTo(100, 0);
    await expectAccessible(page);
    // Beyond the beginning comes the end.
    await page.mouse.move(x + sign * (before.place + 200), y, { steps: 5 });
    await frames(page);
    const turned = await sight(page);
    expect(turned.place).toBeCloseTo(turned.way - 200, 0);
    expect(turned.covered).toBe(true);
    // Held, it stands, also where the pointer is not over it.
    await page.mouse.move(x, 700);
    await frames(page);
    expect(await motion(page)).toEqual([{ target: 'track', state: 'paused' }]);
    await page.mouse.up();
    await moving(page);
    expect(await isSame(page), 'the same animation').toBe(true);
    const { place, way } = await sight(page);
    // On a slow machine it may have passed the end.
    await expect.poll(async () => ((await sight(page)).place - place + way) % way).toBeGreaterThan(1);
  });

test('quotes stay under the pointer with zoom', async ({ page, compose }) => {
  await openStrip(page, compose, { head: '<style>body { transform: scale(.5); transform-origin: 0 0 }</style>' });
  await moving(page);
  await stand(page);
  const before = await sight(page);
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 5 });
  await frames(page);
  expect((await sight(page)).place - before.place).toBeCloseTo(60, 0);
  await page.mouse.up();
});

test('a drag does not click, and a click does', async ({ page, compose }) => {
  await openStrip(page, compose);
  await moving(page);
  await stand(page);
  // Whatever hears clicks in a quote, as a link does.
  await page.evaluate(() => {
    window.clicks = 0;
    document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').addEventListener('click', () => (window.clicks += 1));
    document.addEventListener('click', () => (window.clicks += 1));
  });
  const clicks = () => page.evaluate(() => window.clicks);
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y, { steps: 4 });
  await page.mouse.up();
  expect(await clicks()).toBe(0);
  // A hand is never quite still.
  await page.mouse.down();
  await page.mouse.move(x - 38, y + 1);
  await page.mouse.up();
  expect(await clicks()).toBe(2);
  // The keyboard's click after a drag that ended elsewhere.
  await page.mouse.down();
  await page.mouse.move(x - 140, 700, { steps: 4 });
  await page.mouse.up();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  const before = await clicks();
  await page.locator('slugline-ticker .track li').first().evaluate((quote) => quote.click());
  expect(await clicks()).toBe(before + 2);
});

for (const [html, sign] of [['lang="en"', 1], ['lang="ar" dir="rtl"', -1]])
  test(`a horizontal wheel moves the strip, and a vertical one the page (${html})`, async ({ page, compose }) => {
    await openStrip(page, compose, { html, after: TALL });
    await moving(page);
    await stand(page);
    const [x, y] = await middle(page);
    await page.mouse.move(x, y);
    const before = await sight(page);
    await page.mouse.wheel(sign * 90, 0);
    await expect.poll(async () => Math.round((await sight(page)).place - before.place)).toBe(90);
    // On a touch pad nobody turns quite upright. (The pointer is over the words then, and the strip goes on.)
    await page.mouse.wheel(-sign * 60, 200);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect((await sight(page)).place - before.place).toBeGreaterThan(89);
    expect(await isSame(page)).toBe(true);
  });

test('with the shift key a vertical wheel moves the strip', async ({ page, compose }) => {
  await openStrip(page, compose, { after: TALL });
  await moving(page);
  await stand(page);
  const before = await sight(page);
  await page.locator('slugline-ticker .viewport').dispatchEvent('wheel', { deltaY: 3, deltaMode: 1, shiftKey: true, bubbles: true, cancelable: true });
  expect((await sight(page)).place - before.place).toBeCloseTo(48, 0);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  /** Draws a finger over the row of quotes; waits for what follows. */
  async function swipe(page, byX, byY) {
    const client = await page.context().newCDPSession(page);
    const [x, y] = await middle(page);
    const touch = (type, ...touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', { x, y });
    for (let part = 0.1; part < 1.05; part += 0.1) {
      await touch('touchMove', { x: x + byX * part, y: y + byY * part });
      await frames(page);
    }
    await touch('touchEnd');
    await frames(page);
  }

  test('touch scrolls the page, and does not drag the strip', async ({ page, compose }) => {
    await openStrip(page, compose, { attributes: 'speed="1"', after: TALL, head: LOW });
    await moving(page);
    const captured = () => page.evaluate(() => window.captured);
    await page.evaluate(() => {
      window.captured = 0;
      for (const type of ['touchstart', 'touchmove', 'pointermove']) document.addEventListener(type, (event) => event.defaultPrevented && (window.captured += 1));
    });
    const { place } = await sight(page);
    await swipe(page, -150, 0);
    expect((await sight(page)).place - place, 'moved by its own speed alone').toBeLessThan(30);
    await swipe(page, 0, -300);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await captured()).toBe(0);
  });

  for (const attributes of ['motion="none"', ''])
    test(`a strip that does not move scrolls natively: ${attributes || 'paused'}`, async ({ page, compose }) => {
      await page.setViewportSize({ width: 360, height: 800 });
      await openStrip(page, compose, { attributes, after: TALL, head: LOW });
      await page.evaluate(() => document.querySelector('slugline-ticker').pause());
      await frames(page);
      const before = await sight(page);
      await swipe(page, -150, 0);
      await expect.poll(async () => (await sight(page)).scrolled).toBeGreaterThan(before.scrolled + 50);
      await swipe(page, 0, -300);
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
    });
});

test('with reduced motion the wheel scrolls the strip', async ({ page, compose }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 800 });
  await openStrip(page, compose, { after: TALL });
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(120, 0);
  await expect.poll(async () => (await sight(page)).scrolled).toBeGreaterThan(60);
  expect(await motion(page)).toEqual([]);
});

test('a quote that the browser scrolls to is visible, and the copies still cover the strip', async ({ page, compose }) => {
  await openStrip(page, compose);
  await moving(page);
  await stand(page);
  await page.evaluate(() => document.querySelector('slugline-ticker').shadowRoot.querySelector('.track > ul > li:last-child').scrollIntoView({ inline: 'center', block: 'nearest' }));
  await frames(page);
  const { whole, covered, scrolled } = await sight(page);
  expect(whole).toContain('JUNIPER');
  expect([covered, scrolled]).toEqual([true, 0]);
});
