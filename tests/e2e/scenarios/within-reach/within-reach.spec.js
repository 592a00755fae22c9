// The controls from the middle of a long story.
//
// When this fails, a reader who wants larger letters has to leave the place, scroll to the top, and look for the place again; or the
// controls lie on the text that is being read.

import { expectAccessible } from '../../support/axe.js';
import { ready } from '../../support/elements.js';
import { rectangles } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';

const PARAGRAPHS = Array.from({ length: 40 }, (_, at) => `<p>The tape ran on while the clerks read it, <a href="#${at}">as ever</a>, and the brokers waited for what it would say of the day.</p>`).join('');
const HEADER = '<div id="head" style="position: sticky; top: 0; z-index: 5; height: 64px; background: #ddd">The paper</div>';
const pageOf = ({ before = '', style = '', controls = 'text-size theme font spacing measure share' } = {}) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Within reach</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script><style>body { margin: 0 16px; font: 17px/1.5 sans-serif } ${style}</style></head><body>${before}<main>
  <slugline-article controls="${controls}"><h1 slot="header">A long story</h1>${PARAGRAPHS}</slugline-article></main></body></html>`;

const toolbar = (page) => page.locator('slugline-article .toolbar');
const isSeen = (page) =>
  toolbar(page).evaluate((bar) => {
    const { top, left, width, height } = bar.getBoundingClientRect();
    return getComputedStyle(bar).opacity === '1' && document.elementFromPoint(left + width / 2, top + height / 2) === bar.getRootNode().host;
  });
/** Scrolls as a finger does, by so much. */
const scroll = async (page, ...distances) => {
  for (const distance of distances) {
    await page.mouse.wheel(0, distance);
    await page.waitForTimeout(120);
  }
};

async function toMiddle(page) {
  await page.mouse.move(150, 400);
  await scroll(page, 900, 300);
}

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }])
  for (const [name, kind] of [['plain', {}], ['below a header that stays', { before: HEADER }], ['the size alone', { controls: 'text-size' }]])
    test(`controls appear on scrolling back, and disappear on reading on: ${name}, ${viewport.width} px`, async ({ page, compose }) => {
      await page.setViewportSize(viewport);
      await page.goto(compose(pageOf(kind)));
      await ready(page);
      const places = () => rectangles(page, 'slugline-article > *');
      const before = await places();
      expect(await isSeen(page)).toBe(true);
      await toMiddle(page);
      expect(await isSeen(page), 'nothing lies on the text that is read').toBe(false);
      await scroll(page, -60);
      await expect.poll(() => isSeen(page)).toBe(true);
      const { top } = await toolbar(page).evaluate((bar) => bar.getBoundingClientRect().toJSON());
      const cover = kind.before ? 64 : 0;
      expect(top).toBeGreaterThanOrEqual(cover - 16);
      expect(top).toBeLessThan(cover + 16);
      const button = page.locator(`slugline-article ${kind.controls || viewport.width > 400 ? '.larger' : '.more'}`);
      const { top: buttonTop } = await button.evaluate((node) => node.getBoundingClientRect().toJSON());
      expect(buttonTop, 'below what covers the top').toBeGreaterThanOrEqual(cover);
      const scrolled = await page.evaluate(() => scrollY);
      await button.click();
      if (!kind.controls && viewport.width < 400) {
        await expect(page.locator('slugline-article .sheet')).toBeVisible();
        expect(await page.evaluate(() => scrollY), 'the place is kept').toBe(scrolled);
        await page.locator('slugline-article .close').click();
      } else {
        // Again and again: it does not go while it is used.
        await page.waitForTimeout(200);
        await button.click();
        await expect.poll(() => isSeen(page)).toBe(true);
        await page.locator('slugline-article .reset').click();
        await page.waitForTimeout(300);
      }
      await scroll(page, 80);
      await expect.poll(() => isSeen(page)).toBe(false);
      expect(await places(), 'nothing has moved').toEqual(before);
    });

test('keyboard focus finds the controls where the reader is', async ({ page, compose }) => {
  await page.goto(compose(pageOf()));
  await ready(page);
  await toMiddle(page);
  const scrolled = await page.evaluate(() => scrollY);
  // Behind the last control comes the first link of the story.
  await page.locator('slugline-article').evaluate(({ shadowRoot }) => shadowRoot.querySelector('.share').focus({ focusVisible: true }));
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await expect.poll(() => isSeen(page)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('slugline-article .settings')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('the focused element is never covered by the controls', async ({ page, compose }) => {
  await page.goto(compose(pageOf()));
  await ready(page);
  await toMiddle(page);
  const link = page.locator('slugline-article a').nth(25);
  await link.focus();
  for (let step = 0; step < 22; step += 1) {
    await page.keyboard.press('Shift+Tab');
    await page.waitForTimeout(40);
    const isHidden = await page.evaluate(() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect();
      return !document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isHidden, `step ${step}`).toBe(false);
  }
});

test('they work in a separate scroll container, with reduced motion, and axe finds nothing', async ({ page, compose }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(compose(pageOf({ style: 'html, body { height: 100%; overflow: hidden } main { height: 90%; overflow: auto }', })));
  await ready(page);
  await toMiddle(page);
  await scroll(page, -60);
  await expect.poll(() => isSeen(page)).toBe(true);
  expect(await toolbar(page).evaluate((bar) => getComputedStyle(bar).transitionDuration)).toBe('0s');
  await expectAccessible(page);
});
