// Astro, which writes the story into the page, and whose router changes pages without loading them.

import { contract, expectGone, expectShown, open, rendered } from './support/contract.js';
import { expect, test } from './support/test.js';

const site = contract('astro', { format: 'children', button: false });
rendered(site);

test('astro: the elements go and come with the pages of the router', async ({ page }) => {
  await open(page, site.url);
  await page.evaluate(() => (window.isSameDocument = true));
  for (let time = 0; time < 2; time++) {
    await page.getByRole('link', { name: 'Machines' }).click();
    await expect(page.getByText('one character a second')).toBeVisible();
    await expectGone(page);
    await page.getByRole('link', { name: 'Back' }).click();
    await expectShown(page);
    await expect(page.locator('output')).toHaveText('Ready: children');
  }
  expect(await page.evaluate(() => window.isSameDocument)).toBe(true);
});
