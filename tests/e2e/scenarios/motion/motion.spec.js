// How the strip moves, and how it stops.
//
// When this fails, the strip jumps back to its start at a tick, shows outdated prices in its copies, moves the page
// around, cannot be stopped by keyboard, or moves for a reader who prefers reduced motion.

import { readFileSync } from 'node:fs';

import { expectAccessible } from '../../support/axe.js';
import { quotes, ready } from '../../support/elements.js';
import { grown } from '../../support/grown.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/motion/page.html';
const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');

/** The strip's animations, and what they do. */
const motion = (page) =>
  page.evaluate(() => {
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    return shadow.getAnimations().map((animation) => ({
      target: animation.effect.target.className,
      state: animation.playState,
      at: new DOMMatrix(getComputedStyle(animation.effect.target).transform).e,
    }));
  });

/** How far the strip is, in CSS pixels. */
const place = async (page) => (await motion(page)).find(({ target }) => target === 'track')?.at;

async function open(page, address = PAGE) {
  await page.goto(address);
  await ready(page);
}

/** Resolves once the strip is under way. */
const moving = (page) => expect.poll(async () => (await motion(page)).map(({ target, state }) => [target, state])).toEqual([['track', 'running']]);

const control = (page) => page.locator('slugline-ticker .control');
const lists = (page) => page.locator('slugline-ticker .track > ul');

test('one animation moves the track, and nothing else', async ({ page }) => {
  await open(page);
  await moving(page);
  const first = await place(page);
  await expect.poll(() => place(page)).toBeLessThan(first);
  const { left, right, track } = await page.evaluate(() => {
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    const { left, right } = shadow.querySelector('.viewport').getBoundingClientRect();
    const [track] = shadow.querySelector('.track').getAnimations();
    track.currentTime = track.effect.getComputedTiming().duration - 1;
    return { left, right, track: shadow.querySelector('.track').getBoundingClientRect().toJSON() };
  });
  // At the end of a round, where it is most bare, the copies still cover the whole strip.
  expect(track.left).toBeLessThanOrEqual(left);
  expect(track.right).toBeGreaterThanOrEqual(right);
});

// Copies were once laid in the frame after: for that frame there was bare ground beyond the list.
test('a strip that grows is covered before the frame is drawn', async ({ page }) => {
  await open(page);
  await moving(page);
  const [viewport, track] = await page.evaluate(grown);
  expect(viewport.width).toBeGreaterThan(1200);
  expect(track.right).toBeGreaterThanOrEqual(viewport.right);
});

// What scrolls has a tabindex, so that it is no stop of its own; by a click on a copy it then has the focus.
test('the strip itself has no focus ring', async ({ page }) => {
  await open(page);
  await moving(page);
  const viewport = page.locator('slugline-ticker .viewport');
  const { x, y, width, height } = await viewport.boundingBox();
  await page.mouse.click(x + width - 40, y + height / 2);
  await page.keyboard.press('ArrowDown');
  expect(await viewport.evaluate((element) => [element.matches(':focus-visible'), getComputedStyle(element).outlineStyle])).toEqual([true, 'none']);
});

test('a tick changes the list and its copies, and the motion continues where it was', async ({ page }) => {
  await open(page);
  await moving(page);
  const before = await page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    [window.animation] = strip.shadowRoot.querySelector('.track').getAnimations();
    window.first = strip.shadowRoot.querySelector('li');
    const { x, y, width, height } = strip.getBoundingClientRect();
    return { time: window.animation.currentTime, rect: [x, y, width, height] };
  });
  await page.evaluate(() =>
    document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price: '12.55', change_percent: '0.40' }]),
  );
  for (const list of await lists(page).all()) await expect(list.locator('li').first()).toHaveText(/▲.*\+0\.40%.*12\.55/);
  await expect(quotes(page).first().locator('.slugline-change')).toHaveClass(/slugline-up/);
  await expect(quotes(page).first().getByRole('img', { name: 'up' })).toBeVisible();
  const after = await page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    const { x, y, width, height } = strip.getBoundingClientRect();
    return {
      // The mark of a price fades by an animation of its own.
      same: strip.shadowRoot.querySelector('.track').getAnimations()[0] === window.animation,
      node: strip.shadowRoot.querySelector('li') === window.first,
      time: window.animation.currentTime,
      rect: [x, y, width, height],
    };
  });
  expect(after).toMatchObject({ same: true, node: true, rect: before.rect });
  expect(after.time).toBeGreaterThan(before.time);
});

test('a tick that changes the number of copies is shown, and then nothing more changes', async ({ page }) => {
  await open(page);
  // The end of a mark is a change too.
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('flash', '0'));
  await moving(page);
  // The viewport is a little wider than the list, and with long prices the list than the viewport.
  const spare = await page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker').shadowRoot;
    return strip.querySelector('.viewport').offsetWidth - strip.querySelector('.track > ul').offsetWidth;
  });
  await page.setViewportSize({ width: 1280 - spare + 20, height: 800 });
  await expect(lists(page)).toHaveCount(3);
  const tick = ['EBB', 'FLD', 'SLK'].map((symbol) => ({ symbol, price: `1.${'0'.repeat(15)}7` }));
  await page.evaluate((tick) => document.querySelector('slugline-ticker').apply(tick), tick);
  await expect(lists(page)).toHaveCount(2);
  const shown = [/^EBB\D*1\.0{15}7\s*$/, /^FLD\D*1\.0{15}7\s*$/, /^SLK\D*1\.0{15}7\s*$/];
  await expect(quotes(page)).toHaveText(shown);
  const changes = await page.evaluate(async () => {
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(document.querySelector('slugline-ticker').shadowRoot, { attributes: true, childList: true, characterData: true, subtree: true });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return changes;
  });
  expect(changes, 'changes while nothing ticks').toBe(0);
  for (const list of await lists(page).all()) await expect(list.locator('li')).toHaveText(shown);
});

test('a cell grows with its text and is not clipped', async ({ page }) => {
  await open(page);
  await moving(page);
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'SLK', price: '123456789012.505000' }]));
  await expect(quotes(page).nth(2)).toContainText('123,456,789,012.505000');
  const clipped = await quotes(page).nth(2).evaluate((item) => item.scrollWidth > item.clientWidth);
  expect(clipped).toBe(false);
});

test('the pause button comes first, is large enough, stops the strip, and is remembered', async ({ page }) => {
  await open(page);
  await moving(page);
  await page.keyboard.press('Tab');
  await expect(control(page)).toBeFocused();
  await expect(control(page)).toHaveAccessibleName('Pause the ticker');
  const { width, height } = await control(page).boundingBox();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  await page.keyboard.press('Enter');
  await expect(control(page)).toHaveAccessibleName('Play the ticker');
  expect(await motion(page)).toEqual([]);
  const state = () => page.evaluate(() => [document.querySelector('slugline-ticker').paused, document.querySelector('slugline-ticker').matches(':state(paused)')]);
  expect(await state()).toEqual([true, true]);
  // A strip that stands holds its values too.
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price: '13.10' }]));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await expect(quotes(page).first()).toContainText('12.40');
  await page.reload();
  await ready(page);
  expect(await state()).toEqual([true, true]);
  expect(await motion(page)).toEqual([]);
  await expectAccessible(page);
  await control(page).click();
  await page.mouse.move(0, 700);
  await moving(page);
  expect(await state()).toEqual([false, false]);
});

test('a paused strip stays where it was and can be scrolled by hand', async ({ page }) => {
  await open(page);
  await moving(page);
  await expect.poll(() => place(page)).toBeLessThan(-40);
  const viewport = page.locator('slugline-ticker .viewport');
  const [left, scrolled] = await page.evaluate(async () => {
    const strip = document.querySelector('slugline-ticker');
    const first = () => strip.shadowRoot.querySelector('li').getBoundingClientRect().left;
    const before = first();
    strip.pause();
    await new Promise(requestAnimationFrame);
    return [first() - before, strip.shadowRoot.querySelector('.viewport').scrollLeft];
  });
  expect(Math.abs(left)).toBeLessThanOrEqual(2);
  expect(scrolled).toBeGreaterThan(0);
  await viewport.hover();
  await page.mouse.wheel(60, 0);
  await expect.poll(() => viewport.evaluate((element) => element.scrollLeft)).toBeGreaterThan(scrolled);
});

test('it pauses while a pointer is over it, but not with pause-on="focus"', async ({ page }) => {
  await open(page);
  await moving(page);
  const states = () => motion(page).then((found) => found.map(({ state }) => state));
  await page.locator('slugline-ticker .viewport').hover();
  await expect.poll(states).toEqual(['paused']);
  await page.mouse.move(0, 700);
  await expect.poll(states).toEqual(['running']);
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('pause-on', 'focus'));
  await page.locator('slugline-ticker .viewport').hover();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await states()).toEqual(['running']);
});

test('with reduced motion there is no motion, and there are no copies', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  expect(await motion(page)).toEqual([]);
  await expect(lists(page)).toHaveCount(1);
  const viewport = page.locator('slugline-ticker .viewport');
  await page.keyboard.press('Tab');
  await expect(control(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(quotes(page).first()).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => viewport.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await expectAccessible(page);
  // The reader may change it at any time.
  await page.keyboard.press('Tab');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await moving(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => motion(page)).toEqual([]);
});

test('motion="none" does not move on a narrow page, and axe finds nothing', async ({ page, compose }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, compose(HTML.replace('<slugline-ticker', '<slugline-ticker motion="none"')));
  expect(await motion(page)).toEqual([]);
  await expect(lists(page)).toHaveCount(1);
  await expectAccessible(page);
});

// Figures that change by themselves have to be stopped too (WCAG 2.2.2); where nothing moved there was no button.
test('if nothing moves, the button holds the values', async ({ page, compose }) => {
  await open(page, compose(HTML.replace('<slugline-ticker', '<slugline-ticker motion="none"')));
  await expect(control(page)).toHaveAccessibleName('Pause the ticker');
  await control(page).click();
  const tick = (price) => page.evaluate((price) => document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price }]), price);
  await tick('13.10');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await expect(quotes(page).first()).toContainText('12.40');
  await control(page).click();
  await expect(quotes(page).first()).toContainText('13.10');
});

test('a strip in right-to-left text moves to the right', async ({ page, compose }) => {
  await open(page, compose(HTML.replace('<html lang="en">', '<html lang="ar" dir="rtl">')));
  await moving(page);
  // A round ends where the next begins: only a short way tells the direction.
  const step = async () => {
    const first = await place(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    const way = (await place(page)) - first;
    return Math.abs(way) < 100 ? Math.sign(way) : 0;
  };
  await expect.poll(step).toBe(1);
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('direction', 'left'));
  await expect.poll(step).toBe(-1);
});
