// Scroll bars that take space, as on most desktops; test browsers draw none.
//
// When this fails, the page jumps when the reader stops the strip, or the scroll bar covers the feet of letters.

import { frames, moving, openStrip } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

test.use({ launchOptions: [async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }), { scope: 'worker' }] });

/** How high the strip is, how high its scroll bar, and how far the lowest text is above that. */
const heights = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    const viewport = strip.shadowRoot.querySelector('.viewport');
    const words = document.createRange();
    words.selectNodeContents(viewport.querySelector('.slugline-price bdi'));
    return {
      strip: strip.getBoundingClientRect().height,
      bar: viewport.offsetHeight - viewport.clientHeight,
      room: viewport.getBoundingClientRect().top + viewport.clientHeight - words.getBoundingClientRect().bottom,
    };
  });

// With larger letters there is less room than a bar needs: it may take more, and never that of letters.
for (const [size, most] of [['', 0], ['font-size: 28px', 7]])
  test(`a strip that stops grows by ${most} px at most (${size || 'its own size'})`, async ({ page, compose }) => {
    await openStrip(page, compose, { attributes: `style="${size}"` });
    await moving(page);
    const before = await heights(page);
    expect(before.bar).toBe(0);
    await page.evaluate(() => document.querySelector('slugline-ticker').pause());
    await expect.poll(async () => (await heights(page)).bar, 'a bar that takes room').toBeGreaterThan(5);
    await frames(page);
    const { strip, room } = await heights(page);
    expect(strip - before.strip).toBeLessThanOrEqual(most);
    expect(strip).toBeGreaterThanOrEqual(before.strip);
    expect(room).toBeGreaterThanOrEqual(0);
    await page.evaluate(() => document.querySelector('slugline-ticker').play());
    await moving(page);
    expect((await heights(page)).strip).toBe(before.strip);
  });
