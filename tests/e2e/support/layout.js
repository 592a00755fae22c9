// Where things stand.

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

/** Fails where the page is wider than its window. */
export async function expectNoSidewaysScrolling(page) {
  const { content, window } = await page.evaluate(() => {
    const { scrollWidth: content, clientWidth: window } = document.documentElement;
    return { content, window };
  });
  expect(content, 'width of the page').toBeLessThanOrEqual(window);
}
