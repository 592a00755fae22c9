// Copying from a page.
//
// When this fails, a copied story has "Text size: A− A A+" in the middle of it.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const STORY = '<h1 slot="header">The headline</h1><p>The first paragraph.</p><p>The last paragraph.</p>';
const pageOf = (controls) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Selection</title><link rel="stylesheet" href="/pkg/slugline.css">
  <script type="module" src="/pkg/embed.js"></script></head><body><main><slugline-article controls="${controls}">${STORY}</slugline-article></main></body></html>`;

for (const controls of ['text-size', 'text-size theme font spacing measure share print'])
  test(`selecting the story does not select its controls: ${controls}`, async ({ page, context, compose }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(compose(pageOf(controls)));
    await ready(page);
    if (controls !== 'text-size') await expect(page.locator('slugline-article .share')).toHaveCount(1);
    // The words that are said to screen readers are in the tree as well.
    await page.locator('slugline-article .larger').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split(/\s*\n\s*/).filter(Boolean)).toEqual(['The headline', 'The first paragraph.', 'The last paragraph.']);
  });

for (const width of [1280, 360])
  test(`nor does selecting by pointer from the head to the text, with the settings open, ${width} px`, async ({ page, compose }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(compose(pageOf('text-size theme font spacing measure share print')));
    await ready(page);
    const [headline, last] = [page.getByRole('heading'), page.getByText('The last paragraph.')];
    await expect(page.locator('slugline-article .share')).toHaveCount(1);
    const [from, to] = [await headline.boundingBox(), await last.boundingBox()];
    await page.mouse.move(from.x + 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 8 });
    await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    const selected = () => page.evaluate(() => `${getSelection()}`.split(/\s*\n\s*/).filter(Boolean));
    expect(await selected()).toEqual(['The headline', 'The first paragraph.', 'The last paragraph.']);
    await page.locator(`slugline-article ${width === 360 ? '.more' : '.open'}`).click();
    await expect(page.locator('slugline-article .settings')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    expect(await selected()).toEqual(['The headline', 'The first paragraph.', 'The last paragraph.']);
  });

test('an address shown for copying can be selected', async ({ page, compose }) => {
  await page.goto(compose(pageOf('text-size share')));
  await ready(page);
  await expect(page.locator('slugline-article .share')).toHaveCount(1);
  const selectable = await page.locator('slugline-article .note').evaluate((note) => getComputedStyle(note).userSelect);
  expect(selectable).toBe('text');
});
