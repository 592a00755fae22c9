// Storage that is denied, full, meaningless or missing: a frame of another site, a private window, an application's web view.
//
// When this fails, a reader whose browser stores nothing has no controls, or there is an error in the page's console.

import { chooseTheme, controls, enlarge } from '../../support/elements.js';
import { HOSTS, grounds, heights } from '../../support/stories.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/no-storage/page.html';

const STORAGES = {
  'access is denied': () =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  'it is null, as in a web view': () => Object.defineProperty(window, 'localStorage', { value: null }),
  'it is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
  'reading throws': () => {
    Storage.prototype.getItem = () => {
      throw new Error('a broken extension');
    };
  },
  'reading gives nonsense': () => {
    Storage.prototype.getItem = () => '{"version":1,"textSize":';
  },
};

for (const [host, test] of HOSTS)
  for (const [name, break_] of Object.entries(STORAGES))
    test(`${host}: ${name}, and sizes, colours and the pause last as long as the page`, async ({ page, stories, publisher }) => {
      await page.addInitScript(break_);
      await stories(page, 'id="one" controls="text-size theme"', 'id="two"');
      await enlarge(page, '#one');
      expect(await heights(page)).toEqual([67.5, 67.5]);
      await page.getByRole('button', { name: 'Pause the ticker' }).click();
      await expect(page.getByRole('button', { name: 'Play the ticker' })).toBeVisible();
      // One that comes later follows too.
      await publisher.addsAStory();
      await expect.poll(() => heights(page)).toEqual([67.5, 67.5, 67.5]);
      await controls(page, '#two').reset.click();
      expect(await heights(page)).toEqual([27, 27, 27]);
      await chooseTheme(page, 'dark', '#one');
      expect(await grounds(page)).toEqual(Array(3).fill('rgb(23, 24, 26)'));
    });

test('the elements work in a frame without storage', async ({ page, guest, compose, site }) => {
  // Its own origin is nobody's: reading `localStorage` throws there, and the package is from another origin.
  const frame = `<iframe sandbox="allow-scripts" title="A reader" width="600" height="400" src="${PAGE}"></iframe>`;
  await page.goto(compose(`<!doctype html><html lang="en"><meta charset="utf-8"><title>A page with a frame</title><body>${frame}</body></html>`));
  const inside = page.frameLocator('iframe');
  const larger = inside.locator('#one .larger');
  await larger.click();
  await expect(inside.locator('#one .announcement')).toHaveText('Text size 112.5%');
  expect(guest.requests.every((url) => url.startsWith(site))).toBe(true);
});
