// The gallery on its page.

import { ready } from '../../support/elements.js';

export const PATH = '/examples/gallery/';

/** Opens the page, and resolves when every element is ready. A reader comes near to those that wait for that. */
export async function open(page, { dir = 'ltr' } = {}) {
  await page.goto(PATH);
  await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
  for (const lazy of await page.locator('[loading="lazy"]').all()) {
    await lazy.scrollIntoViewIfNeeded();
    await lazy.evaluate((element) => element.ready);
  }
  await ready(page);
  await page.evaluate(() => scrollTo(0, 0));
}

/** A look by its chapter and its name: `strips-list`. */
export const look = (page, id) => page.locator(`.look:has(#${id})`);
