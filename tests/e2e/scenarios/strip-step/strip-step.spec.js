// motion="step": the quotes are shown in groups, one after the other.
//
// When this fails, a group is gone before it can be read, quotes are left out or cut off at the edge, groups change by themselves for a
// reader who prefers reduced motion, or a pause between two steps has no effect.

import { expectAccessible } from '../../support/axe.js';
import { isSame, frames, motion, moving, openStrip, QUOTES, setRound, sight, stand } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const NAMES = QUOTES.map(({ symbol }) => symbol);

/** Where the strip stands in a round and for how long, in milliseconds, as the animation has it. */
const stands = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker').shadowRoot;
    const [{ effect }] = strip.querySelector('.track').getAnimations();
    const { duration, direction } = effect.getComputedTiming();
    const width = strip.querySelector('.track').getBoundingClientRect().width;
    const points = effect.getKeyframes().map(({ computedOffset, transform }) => ({ time: computedOffset * duration, place: (Math.abs(parseFloat(transform.slice(11))) / 100) * width }));
    const found = points.flatMap((point, index) => (points[index + 1]?.place === point.place ? [{ ...point, lasts: points[index + 1].time - point.time }] : []));
    return { duration, direction, stands: found };
  });

for (const html of ['lang="en"', 'lang="ar" dir="rtl"'])
  for (const width of [1280, 360])
    test(`every quote is completely visible once in a round, long enough to read it (${html}, ${width} px)`, async ({ page, compose }) => {
      await page.setViewportSize({ width, height: 800 });
      await openStrip(page, compose, { html, attributes: 'motion="step" speed="100"' });
      await moving(page);
      await stand(page);
      const { stands: found, duration } = await stands(page);
      expect(found.length).toBeGreaterThan(1);
      const seen = [];
      for (const [index, { time, lasts }] of found.entries()) {
        expect(lasts).toBeGreaterThanOrEqual(3000);
        await setRound(page, (time + lasts / 2) / duration);
        const { whole, offset, covered, place, way } = await sight(page);
        expect(covered).toBe(true);
        expect(Math.abs(offset), 'a quote begins at the edge').toBeLessThan(1);
        // As many as there is room for: the next group begins with the first that had none.
        if (index) expect(whole[0]).toBe(NAMES[seen.length]);
        seen.push(...whole.slice(0, NAMES.length - seen.length));
        const next = found[index + 1]?.place ?? way;
        expect(lasts).toBeCloseTo(Math.max(3000, ((next - place) / 100) * 1000), -1);
      }
      expect(seen).toEqual(NAMES);
      await expectAccessible(page);
    });

for (const direction of ['left', 'right'])
  test(`it goes from group to group by itself, to the ${direction}, repeatedly`, async ({ page, compose }) => {
    await openStrip(page, compose, { attributes: `motion="step" speed="2000" pause-on="" direction="${direction}"` });
    await moving(page);
    await page.evaluate(() => ([window.animation] = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations()));
    const { stands: found } = await stands(page);
    expect(found.length).toBeGreaterThan(1);
    const name = async () => (await sight(page)).name;
    const first = await name();
    expect(first).toBe(NAMES[0]);
    // It stands before it goes.
    const placeBefore = (await sight(page)).place;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    expect((await sight(page)).place).toBeCloseTo(placeBefore, 1);
    await expect.poll(name, { timeout: 10_000 }).not.toBe(first);
    // How many groups there are follows from the widths of letters.
    await expect.poll(name, { timeout: 5000 * found.length }).toBe(first);
    expect(await isSame(page)).toBe(true);
  });

test('a quote that is wider than the strip is shown in parts, to its end', async ({ page, compose }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const wide = { symbol: 'WIDE', name: 'A name that is much longer than a narrow strip is, and goes on and on to its very end', price: '1.5' };
  await openStrip(page, compose, { attributes: 'motion="step" fields="symbol name price"', quotes: [...QUOTES.slice(0, 2), wide, QUOTES[2]] });
  await moving(page);
  await stand(page);
  const { stands: found } = await stands(page);
  const { viewport } = await sight(page);
  const box = await page.evaluate(() => {
    const list = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track > ul');
    const { left } = list.getBoundingClientRect();
    const { left: begin, right: end } = list.children[2].getBoundingClientRect();
    return { begin: begin - left, end: end - left };
  });
  const parts = found.map(({ place }) => place).filter((place) => place > box.begin - 1 && place < box.end - 1);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts[0]).toBeCloseTo(box.begin, 0);
  for (const [index, part] of parts.slice(1).entries()) expect(part - parts[index], 'no part is left out').toBeLessThanOrEqual(viewport);
  expect(parts.at(-1) + viewport).toBeCloseTo(box.end, 0);
  expect(found.some(({ place }) => Math.abs(place - box.end) < 1), 'then the next').toBe(true);
});

test('if all quotes fit nothing moves, and there are no copies', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="step"', quotes: QUOTES.slice(0, 3) });
  await frames(page);
  expect(await motion(page)).toEqual([]);
  expect((await sight(page)).lists).toBe(1);
  await page.setViewportSize({ width: 360, height: 800 });
  await moving(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => motion(page)).toEqual([]);
  await expect.poll(async () => (await sight(page)).lists).toBe(1);
  expect(await sight(page)).toMatchObject({ name: 'ALDER', place: 0 });
});

test('after being hidden it continues with the same group', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="step"' });
  await moving(page);
  await stand(page);
  const { stands: found, duration } = await stands(page);
  await setRound(page, (found[1].time + 1) / duration);
  const { name } = await sight(page);
  const display = (value) => page.evaluate((value) => (document.querySelector('slugline-ticker').style.display = value), value);
  await display('none');
  await frames(page);
  await display('');
  await frames(page);
  expect(await sight(page)).toMatchObject({ name, covered: true });
});

test('when paused it stays where it was, can be scrolled by hand, and continues from there', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="step"' });
  await moving(page);
  await stand(page);
  const { stands: found, duration } = await stands(page);
  await setRound(page, (found[1].time + found[1].lasts / 2) / duration);
  const before = await sight(page);
  await page.locator('slugline-ticker .control').press('Enter');
  await frames(page);
  expect(await motion(page)).toEqual([]);
  const paused = await sight(page);
  expect([paused.name, Math.round(paused.offset - before.offset)]).toEqual([before.name, 0]);
  await page.locator('slugline-ticker .control').press('Enter');
  await moving(page, 'paused');
  const { name, offset } = await sight(page);
  expect([name, Math.round(offset - before.offset)]).toEqual([before.name, 0]);
});

test('the elapsed share of a stop is kept when the timeline changes, and so is the group at another width', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="step" speed="50"' });
  await moving(page);
  await stand(page);
  const first = await stands(page);
  await setRound(page, (first.stands[1].time + first.stands[1].lasts / 2) / first.duration);
  const before = await sight(page);
  await page.evaluate(() => document.querySelector('slugline-ticker').setAttribute('speed', '100'));
  const share = async () => {
    const { stands: found } = await stands(page);
    const now = await page.evaluate(() => {
      const [animation] = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations();
      return animation.currentTime % animation.effect.getComputedTiming().duration;
    });
    const stand = found.find(({ time, lasts }) => time <= now && now <= time + lasts);
    return stand && (now - stand.time) / stand.lasts;
  };
  expect(await share()).toBeCloseTo(0.5, 2);
  for (const width of [500, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    await frames(page);
    const { name, offset } = await sight(page);
    expect([name, Math.round(offset)]).toEqual([before.name, 0]);
    expect(await share(), 'it stands').toBeCloseTo(0.5, 2);
  }
  expect(await isSame(page)).toBe(true);
});

test('it continues from where the reader moved it', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="step"' });
  await moving(page);
  await stand(page);
  const before = await sight(page);
  const { x, y, width, height } = await page.locator('slugline-ticker .viewport').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.wheel(70, 0);
  await expect.poll(async () => Math.round((await sight(page)).place - before.place)).toBe(70);
  // It goes on to the next group, and stands there.
  const { stands: found } = await stands(page);
  await page.mouse.move(0, 700);
  await expect.poll(async () => (await sight(page)).place).toBeCloseTo(found[1].place, 0);
});

test('with reduced motion the group does not change by itself', async ({ page, compose }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStrip(page, compose, { attributes: 'motion="step" speed="2000"' });
  await frames(page);
  expect(await motion(page)).toEqual([]);
  const { lists, place } = await sight(page);
  expect([lists, place]).toEqual([1, 0]);
  await page.locator('slugline-ticker .viewport').hover();
  await page.mouse.wheel(200, 0);
  await expect.poll(async () => (await sight(page)).place).toBeGreaterThan(100);
});
