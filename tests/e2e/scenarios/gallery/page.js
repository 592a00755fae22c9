// The gallery on its page.

import { ready } from '../../support/elements.js';

export const PATH = '/examples/gallery/';

/** Opens the page, and resolves when every element is ready. What waits for the reader to come near comes at once. */
export async function open(page, { dir = 'ltr' } = {}) {
  await page.goto(PATH);
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
    for (const one of document.querySelectorAll('[loading="lazy"]')) one.setAttribute('loading', 'eager');
  }, dir);
  await ready(page);
}

/** A look by its chapter and its name: `strips-list`. */
export const look = (page, id) => page.locator(`.look:has(#${id})`);
