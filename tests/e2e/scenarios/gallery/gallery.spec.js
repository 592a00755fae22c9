// The gallery, examples/gallery/: every look with its snippet.
//
// When this fails, a publisher sees looks that are broken, copies something else than what is shown, or cannot use the page with the
// keyboard or a screen reader.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chapters } from '../../../../xtask/gallery.mjs';
import { expectAccessible } from '../../support/axe.js';
import { quotes } from '../../support/elements.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';
import { VOICES, speak } from '../panel/voices.js';
import { look, open } from './page.js';

const LOOKS = chapters().flatMap(({ looks }) => looks);

test('every look is shown, with nothing but the files that the page names', async ({ page, guest }) => {
  await open(page);
  await page.waitForLoadState('networkidle');
  for (const url of guest.requests) expect(new URL(url).pathname).toMatch(/^\/(pkg|examples\/gallery|demo)\//);
  await expect(page.locator('.specimen')).toHaveCount(LOOKS.filter(({ shown }) => shown).length);
  const empty = await page.locator('.specimen').evaluateAll((all) =>
    all
      .flatMap((specimen) => [...specimen.querySelectorAll('slugline-article, slugline-ticker')])
      .filter((one) => !one.matches(':state(ready)') || one.getBoundingClientRect().height < 20)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(empty).toEqual([]);
});

test('the looks are what their titles say', async ({ page }) => {
  await open(page);
  await expect(quotes(page, '.look:has(#strips-one-quote) slugline-ticker')).toHaveCount(1);
  await expect(look(page, 'strips-list').getByRole('button', { name: 'Price' })).toBeVisible();
  await expect(look(page, 'sources-no-quotes').locator('slugline-ticker > p')).toBeVisible();
  await expect(quotes(page, '.look:has(#sources-copied-rows) slugline-ticker')).toHaveCount(4);
  await expect(look(page, 'sources-states').locator('.slugline-state').filter({ hasText: 'Delayed' }).first()).toBeVisible();
  await expect(look(page, 'stories-wire-copy').getByRole('heading', { level: 5 })).toHaveCount(2);
  await expect(look(page, 'stories-quotes-beside-words').locator('.slugline-pair')).toHaveCount(2);
  await expect(look(page, 'stories-advertisement').locator('.advertisement')).toBeVisible();
  await expect(look(page, 'stories-subscription').locator('[slot="paywall"]')).toBeVisible();
  await expect(look(page, 'languages-de').getByRole('group', { name: 'Textgröße:' })).toBeVisible();
});

for (const [colorScheme, width] of [['light', 1280], ['dark', 360]]) {
  test(`axe finds nothing, ${colorScheme}, ${width} px`, async ({ page }) => {
    // More than seventy elements.
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await expectAccessible(page);
  });

  test(`axe finds nothing in the controls when they are open, ${colorScheme}, ${width} px`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(speak, VOICES);
    await open(page);
    const within = '.look:has(#controls-all)';
    const story = page.locator(`${within} slugline-article`);
    await story.locator(width === 360 ? '.more' : '.open').click();
    await expect(story.locator('.settings')).toBeVisible();
    await expectAccessible(page, within);
    await story.locator('.listen').click();
    await expect(story.locator('.player')).toBeVisible();
    await expectAccessible(page, within);
  });
}

test('a snippet is copied by the keyboard, as it is in its file', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  for (const { id, title } of LOOKS.filter(({ id }) => ['strips-list', 'blocks-paragraph', 'stories-wire-copy'].includes(id))) {
    await look(page, id).locator('pre').focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('button', { name: `Copy the snippet: ${title}`, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(look(page, id).getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
    const file = readFileSync(join(REPOSITORY, `examples/gallery/looks/${id.replace('-', '/')}.html`), 'utf8');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file.trimEnd());
  }
});

test('a browser that refuses the clipboard selects the snippet', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await open(page);
  await page.getByRole('button', { name: 'Copy the snippet: Cards' }).click();
  await expect(look(page, 'strips-cards').getByText('the text is selected')).toBeVisible();
  expect(await page.evaluate(() => getSelection().toString())).toContain('layout="cards"');
});

test('the gallery, the configurator and the demonstration lead to each other', async ({ page }) => {
  await open(page);
  const addresses = await page.locator('.also a').evaluateAll((links) => links.map(({ href }) => new URL(href).pathname));
  expect(addresses).toEqual(['/examples/configurator/', '/', '/docs/embedding.md']);
  await page.goto('/');
  await page.getByRole('link', { name: 'Gallery of all looks' }).click();
  await expect(page.getByRole('heading', { name: 'The gallery' })).toBeVisible();
});
