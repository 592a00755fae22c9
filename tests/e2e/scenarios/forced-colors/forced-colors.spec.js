// The reader's panel in forced colours.
//
// When this fails, a reader with a high contrast theme sees no slider, and cannot distinguish the chosen option from the focused one.

import { expectAccessible } from '../../support/axe.js';
import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

test.use({ forcedColors: 'active' });

const PAGE = '/tests/e2e/scenarios/panel/page.html';

/** How many pixels of what is seen of an element differ from its corner, as a share. */
async function drawn(page, locator) {
  const picture = (await locator.screenshot()).toString('base64');
  return page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if ([0, 1, 2].some((part) => Math.abs(data[at + part] - data[part]) > 60)) count += 1;
    return count / (data.length / 4);
  }, picture);
}

test('every slider has a track and a thumb', async ({ page }) => {
  await page.goto(PAGE);
  await ready(page);
  await page.locator('#own').getByRole('button', { name: 'Aa Reading options' }).click();
  const sliders = page.locator('#own .slider input');
  await expect(sliders).toHaveCount(4);
  for (const slider of await sliders.all()) expect(await drawn(page, slider)).toBeGreaterThan(0.05);
  await expectAccessible(page);
});

test('the chosen option looks different from the focused one', async ({ page }) => {
  await page.goto(PAGE);
  await ready(page);
  const story = page.locator('#own');
  await story.getByRole('button', { name: 'Aa Reading options' }).click();
  const look = (name) =>
    story.locator(`label:has([name="theme"][value="${name}"])`).evaluate((chip) => {
      const { backgroundColor, outlineStyle } = getComputedStyle(chip);
      return { backgroundColor, hasRing: outlineStyle !== 'none' };
    });
  await story.getByRole('radio', { name: 'Dark' }).focus();
  await page.keyboard.press('Space');
  const chosen = await look('dark');
  const other = await look('light');
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);
  expect(chosen.hasRing, 'and has the focus').toBe(true);
  expect(other.hasRing).toBe(false);
  await story.getByRole('radio', { name: 'Serif', exact: true }).focus();
  expect(await look('dark')).toEqual({ backgroundColor: chosen.backgroundColor, hasRing: false });
});
