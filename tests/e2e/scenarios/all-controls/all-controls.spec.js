// The controls beyond the text size are a separate file, which is loaded by pages that use one of them.
//
// When this fails, every page pays for controls that it does not have, or a page that asks for them gets none and no error.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { controls, ready } from '../../support/elements.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/all-controls/page.html';
const FILE = '/pkg/controls.wasm';

/** Puts stories with these controls into the page, and waits until they are shown. */
async function show(page, ...names) {
  await page.goto(PAGE);
  await page.evaluate((names) => {
    for (const [at, controls] of names.entries()) {
      const story = document.createElement('slugline-article');
      story.id = `story${at}`;
      if (controls) story.setAttribute('controls', controls);
      story.append(Object.assign(document.createElement('p'), { textContent: 'Words.' }));
      document.querySelector('main').append(story);
    }
  }, names);
  await ready(page);
}

const share = (page) => page.locator('#story0 .button.share');

for (const names of [undefined, 'none', 'text-size'])
  test(`a story with controls="${names}" does not load controls.wasm`, async ({ page, guest }) => {
    await show(page, names);
    await expect(controls(page, '#story0').larger).toHaveCount(1);
    expect(guest.requested(FILE)).toBe(0);
  });

for (const name of ['theme', 'font', 'spacing'])
  test(`a narrow story with ${name} alone has a button that opens it`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await show(page, name);
    const button = page.locator('#story0').getByRole('button', { name: 'Options' });
    await button.click();
    await expect(page.locator('#story0 .settings')).toBeVisible();
    await expect(page.locator('#story0 .settings').locator('input').first()).toBeVisible();
  });

test('controls.wasm is loaded once, and the controls are there with the story', async ({ page, guest }) => {
  await show(page, 'text-size share', 'print', 'text-size');
  expect(await share(page).count(), 'at once').toBe(1);
  await expect(page.locator('#story1 .button.print')).toBeVisible();
  await expect(page.locator('#story2 .button.more')).toHaveCount(0);
  expect(guest.requested(FILE)).toBe(1);
});

test('controls can be added later', async ({ page, guest }) => {
  await show(page, undefined);
  await page.locator('#story0').evaluate((story) => story.setAttribute('controls', 'text-size share'));
  await expect(share(page)).toBeVisible();
  await controls(page, '#story0').larger.click();
  await expect(controls(page, '#story0').announcement).toContainText('112.5');
  expect(guest.requested(FILE)).toBe(1);
});

test('a story that is removed while controls.wasm loads does not affect the other', async ({ page }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(`**${FILE}*`, async (route) => {
    await released;
    await route.continue();
  });
  await show(page, undefined);
  await page.locator('#story0').evaluate((story) => {
    story.setAttribute('controls', 'share');
    window.story = story;
    story.remove();
  });
  release();
  await page.waitForResponse((response) => response.url().includes(FILE));
  await page.evaluate(() => document.querySelector('main').append(window.story));
  await ready(page);
  await expect(share(page)).toBeVisible();
});

const missing = (what, answer, code) =>
  test(`${what}: the text size can be changed, and the error is reported`, async ({ page, guest }) => {
    guest.announce(new RegExp(`^slugline: ${code}: `), ...(answer.status === 404 ? [/Failed to load resource/] : []));
    await page.route(`**${FILE}*`, (route) => route.fulfill({ contentType: 'application/wasm', ...answer }));
    await show(page, 'text-size share');
    expect(await page.evaluate(() => window.failures)).toMatchObject([{ code, fatal: false, url: expect.stringMatching(/controls\.wasm/) }]);
    await controls(page, '#story0').larger.click();
    await expect(controls(page, '#story0').announcement).toContainText('112.5');
    await expect(share(page)).toHaveCount(0);
  });

missing('they are missing', { status: 404, body: '' }, 'http');
missing('they are damaged', { body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 9]) }, 'load-failed');
// The mark stands at the end.
const body = Buffer.concat([readFileSync(join(REPOSITORY, FILE)).subarray(0, -8), Buffer.from('01234567')]);
missing('they are of another build', { body }, 'version-mismatch');
