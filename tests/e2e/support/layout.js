// Positions and sizes.

import { expect } from '@playwright/test';

/** The rectangle of every element that matches, with what identifies it. */
export function rectangles(page, selector) {
  return page.evaluate(
    (selector) =>
      Array.from(document.querySelectorAll(selector), (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const name = `${element.localName} ${element.textContent.trim().slice(0, 24)}`;
        return { name, x: x + scrollX, y: y + scrollY, width, height };
      }),
    selector,
  );
}

/** Fails if anything has moved or changed its size. Less than half a pixel is rounding of fonts, and not visible. */
export function expectUnmoved(after, before) {
  const named = (places) => places.map(({ name }) => name);
  expect(named(after)).toEqual(named(before));
  const moved = after.filter((place, at) => ['x', 'y', 'width', 'height'].some((side) => Math.abs(place[side] - before[at][side]) >= 0.5));
  expect(moved, 'moved').toEqual([]);
}

/** Fails if the page is wider than its window. */
export async function expectNoSidewaysScrolling(page) {
  const { content, window } = await page.evaluate(() => {
    const { scrollWidth: content, clientWidth: window } = document.documentElement;
    return { content, window };
  });
  expect(content, 'width of the page').toBeLessThanOrEqual(window);
}
