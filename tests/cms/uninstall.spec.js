// The plugin is removed without a trace, and is installed on the page where publishers upload its zip.
//
// When this fails, a site keeps data of a plugin that it no longer has.

import { ready } from '../e2e/support/elements.js';
import { expect, paragraphs, publish, test, wordpress } from './support/test.js';
import { ZIP } from './support/wordpress.js';

const STRIP = '<!-- wp:slugline/ticker {"src":"/markets.json"} /-->';

test('uninstalling removes all data, and posts stay readable', async ({ page, signIn }) => {
  wordpress('set', { label: 'Something' });
  const address = publish(`${paragraphs('The text.')}\n\n${STRIP}`, { meta: { _slugline_controls: 'theme' } });
  const before = wordpress('left');
  expect(before.options).toContain('slugline');
  expect(before.posts).toContain('_slugline_controls');
  wordpress('delete-plugin');
  expect(wordpress('left')).toEqual({ options: [], posts: [], users: [], files: [] });
  await page.goto(address);
  await expect(page.getByText('The text.')).toBeVisible();
  await expect(page.locator('slugline-article, slugline-ticker')).toHaveCount(0);

  await signIn('admin');
  await page.goto('/wp-admin/plugin-install.php?tab=upload');
  await page.locator('input[name=pluginzip]').setInputFiles(ZIP);
  await page.getByRole('button', { name: 'Install Now' }).click();
  await page.getByRole('link', { name: 'Activate Plugin' }).click();
  await expect(page.locator('[data-slug=slugline]')).toHaveClass(/\bactive\b/);
  // What was in the text before is there again.
  await page.goto(address);
  await ready(page);
  await expect(page.locator('slugline-ticker')).toHaveCount(1);
});
