// The strip by keyboard: the button, then the quotes, with arrow keys between them.
//
// When this fails, keyboard users go through forty tab stops before the story, lose the focused quote out of view, or cannot
// stop the motion.

import { expectAccessible } from '../../support/axe.js';
import { frames, motion, moving, openStrip, QUOTES, sight } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const NAMES = QUOTES.map(({ symbol }) => symbol);
const AFTER = '<a href="#after" id="after">After the strip</a>';
const control = (page) => page.locator('slugline-ticker .control');

/** What has the focus: the symbol of a quote, and whether it is whole in sight and in the list that is read. */
const focused = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker').shadowRoot;
    const quote = strip.activeElement?.closest('li');
    if (!quote) return undefined;
    const edges = strip.querySelector('.viewport').getBoundingClientRect();
    const { left, right } = quote.getBoundingClientRect();
    return { name: quote.querySelector('.slugline-symbol').textContent, seen: left >= edges.left - 1 && right <= edges.right + 1, first: quote.parentNode === strip.querySelector('ul'), ring: strip.activeElement.matches(':focus-visible') && getComputedStyle(strip.activeElement).outlineStyle === 'solid' };
  });
const at = (name) => ({ name, seen: true, first: true, ring: true });

for (const [html, ahead, back] of [
  ['lang="en"', 'ArrowRight', 'ArrowLeft'],
  ['lang="ar" dir="rtl"', 'ArrowLeft', 'ArrowRight'],
])
  for (const attributes of ['', 'motion="step"', 'motion="none"'])
    test(`keys move through the quotes (${html} ${attributes})`, async ({ page, compose }) => {
      await page.setViewportSize({ width: 600, height: 800 });
      await openStrip(page, compose, { html, attributes, after: AFTER });
      await frames(page);
      await page.keyboard.press('Tab');
      await expect(control(page)).toBeFocused();
      await page.keyboard.press('Tab');
      expect(await focused(page)).toEqual(at(NAMES[0]));
      for (const name of NAMES.slice(1)) {
        await page.keyboard.press(ahead);
        expect(await focused(page)).toEqual(at(name));
      }
      // At the end is the end.
      await page.keyboard.press(ahead);
      expect(await focused(page)).toEqual(at(NAMES.at(-1)));
      await page.keyboard.press(back);
      expect(await focused(page)).toEqual(at(NAMES.at(-2)));
      await page.keyboard.press('Home');
      expect(await focused(page)).toEqual(at(NAMES[0]));
      await page.keyboard.press('End');
      expect(await focused(page)).toEqual(at(NAMES.at(-1)));
      await page.keyboard.press(back);
      await expectAccessible(page);
      // One stop: the next is beyond the strip, and on the way back the quote is the one that was left.
      await page.keyboard.press('Tab');
      await expect(page.locator('#after')).toBeFocused();
      await page.keyboard.press('Shift+Tab');
      expect(await focused(page)).toEqual(at(NAMES.at(-2)));
      await page.keyboard.press('Shift+Tab');
      await expect(control(page)).toBeFocused();
      expect((await sight(page)).covered || attributes.includes('none')).toBe(true);
    });

test('the strip pauses while a quote has the focus, and continues afterwards', async ({ page, compose }) => {
  await openStrip(page, compose, { after: AFTER });
  await moving(page);
  await control(page).focus();
  await page.keyboard.press('Tab');
  await moving(page, 'paused');
  await page.keyboard.press('ArrowRight');
  await moving(page, 'paused');
  await page.keyboard.press('Tab');
  await moving(page);
  // A click is no travel: the pointer says where it is by itself.
  await page.locator('slugline-ticker .viewport').click();
  await page.mouse.move(0, 700);
  await moving(page);
});

test('keys with modifiers, and other keys, are left to the browser', async ({ page, compose }) => {
  await openStrip(page, compose, { after: '<span style="display: block; block-size: 3000px"></span>' });
  await moving(page);
  await control(page).focus();
  await page.keyboard.press('Tab');
  await page.evaluate(() => {
    window.prevented = [];
    addEventListener('keydown', (event) => event.defaultPrevented && window.prevented.push(event.key));
  });
  for (const key of ['Control+ArrowRight', 'Alt+Home', 'Shift+End', 'ArrowDown', 'PageDown']) await page.keyboard.press(key);
  expect(await page.evaluate(() => window.prevented)).toEqual([]);
  expect((await focused(page)).name).toBe(NAMES[0]);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});

test('the focus stays with its quote when symbols are added, removed or reordered', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="scroll"' });
  await moving(page);
  await control(page).focus();
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('ArrowRight');
  const choose = (symbols) => page.evaluate((symbols) => document.querySelector('slugline-ticker').setAttribute('symbols', symbols), symbols.join(' '));
  for (const names of [NAMES.slice(2), NAMES.toReversed(), NAMES]) {
    await choose(names);
    await expect.poll(async () => (await focused(page))?.name).toBe(NAMES[4]);
    await expect.poll(() => page.evaluate(() => [...document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('[tabindex="0"]')].map((stop) => stop.querySelector('.slugline-symbol').textContent))).toEqual([NAMES[4]]);
  }
  // It is taken out: the one in its place has the focus then.
  await choose(NAMES.slice(0, 3));
  await expect.poll(async () => (await focused(page))?.name).toBe(NAMES[2]);
  await moving(page, 'paused');
});

test('a list that is rendered again at the same width has a tab stop', async ({ page, compose }) => {
  await openStrip(page, compose);
  await moving(page);
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('symbols', 'BIRCH ALDER'));
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('symbols', 'ALDER BIRCH'));
  await frames(page);
  await control(page).focus();
  await page.keyboard.press('Tab');
  expect((await focused(page))?.name).toBe('ALDER');
});

test('the arrow keys show every part of a quote that is wider than the strip', async ({ page, compose }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const wide = { symbol: 'WIDE', name: 'A name that is much longer than a narrow strip is, and goes on and on to its very end', price: '1.5' };
  await openStrip(page, compose, { attributes: 'fields="symbol name price"', quotes: [wide, QUOTES[0], QUOTES[1]] });
  await frames(page);
  await control(page).focus();
  await page.keyboard.press('Tab');
  const end = () =>
    page.evaluate(() => {
      const strip = document.querySelector('slugline-ticker').shadowRoot;
      return strip.querySelector('li').getBoundingClientRect().right - strip.querySelector('.viewport').getBoundingClientRect().right;
    });
  let last = await end();
  for (let presses = 0; last > 1; presses += 1) {
    expect(presses).toBeLessThan(10);
    await page.keyboard.press('ArrowRight');
    expect((await focused(page)).name).toBe('WIDE');
    expect(await end()).toBeLessThan(last);
    last = await end();
  }
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatchObject({ name: 'ALDER', seen: true });
});

test('a strip can be paused, navigated and continued by keyboard alone', async ({ page, compose }) => {
  await page.setViewportSize({ width: 600, height: 800 });
  await openStrip(page, compose);
  await moving(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(control(page)).toHaveAccessibleName('Play the ticker');
  expect(await motion(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  expect(await focused(page)).toEqual(at(NAMES.at(-1)));
  expect((await sight(page)).scrolled).toBeGreaterThan(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await moving(page);
});
