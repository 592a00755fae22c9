// The reader goes to another page and comes back to one in the back/forward cache.
//
// When this fails, a reader who enlarged the text on the second page finds it small again on the first, the strip does not move, or the
// browser cannot cache the page at all and loads it again.

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

// Playwright turns it off. Launch options are those of a worker: this file has one of its own.
const { launchOptions } = (await import('../../../../playwright.config.js')).default.use;
test.use({ launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

const PAGE = '/tests/e2e/scenarios/back-forward/page.html';

const height = (page) => page.evaluate(() => document.querySelector('slugline-article > p').getBoundingClientRect().height);

async function goBack(page) {
  // A page that was kept does not load: there is no such event to wait for.
  await page.goBack({ waitUntil: 'commit' });
  await expect(async () => expect(await page.evaluate(() => window.persisted), 'the page was kept').toBe(true)).toPass();
}

test.beforeEach(async ({ page }) => {
  await page.goto(PAGE);
  await ready(page);
});

test('a preference changed on the second page applies on the first', async ({ page }) => {
  await page.goto(`${PAGE}?second`);
  await ready(page);
  await controls(page).larger.click();
  await page.getByRole('button', { name: 'Pause the ticker' }).click();
  await goBack(page);
  await expect.poll(() => height(page)).toBeCloseTo(30.375, 1);
  await expect(page.getByRole('button', { name: 'Play the ticker' })).toBeVisible();
  await controls(page).larger.click();
  await expect.poll(() => height(page)).toBe(33.75);
});

test('the strip continues, and takes ticks', async ({ page }) => {
  const place = () => page.evaluate(() => new DOMMatrix(getComputedStyle(document.querySelector('slugline-ticker').shadowRoot.querySelector('.track')).transform).e);
  await expect.poll(place).not.toBe(0);
  await page.goto('/tests/e2e/scenarios/inserted-late/page.html');
  await goBack(page);
  const first = await place();
  await expect.poll(place).not.toBe(first);
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price: '99.10' }]));
  await expect(quotes(page).first()).toContainText('99.10');
});

test('a choice that could not be stored is not lost', async ({ page }) => {
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await controls(page).larger.click();
  await page.goto('/tests/e2e/scenarios/inserted-late/page.html');
  await goBack(page);
  expect(await height(page)).toBeCloseTo(30.375, 1);
});
