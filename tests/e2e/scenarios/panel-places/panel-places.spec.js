// Where the reader's panel opens.
//
// When this fails, the settings of a story at the edge of the window are squeezed until their words break, or a phone's sheet hides
// the text in which a choice should be visible.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

/** A page with a story that wide, so far from the left. */
const pageOf = (left, width, direction) => `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><title>Places</title><link rel="stylesheet" href="/pkg/slugline.css">
  <script type="module" src="/pkg/embed.js"></script><style>body { margin: 0; font: 16px sans-serif } main { position: absolute; inset-inline-start: ${left}px; inline-size: ${width}px }</style></head>
  <body><main><slugline-article controls="text-size theme font spacing measure share"><h1 slot="header">Places</h1><p>A paragraph.</p></slugline-article></main></body></html>`;

for (const direction of ['ltr', 'rtl'])
  for (const [left, width] of [[0, 640], [300, 640], [640, 640], [540, 700], [690, 590]])
    test(`the settings fit in the window: a story of ${width} px at ${left}, ${direction}`, async ({ page, compose }) => {
      await page.goto(compose(pageOf(left, width, direction)));
      await ready(page);
      const opener = page.locator('slugline-article .open');
      await expect(opener).toBeVisible();
      await opener.click();
      const settings = page.locator('slugline-article .settings');
      await expect(settings).toBeVisible();
      const { left: begin, right: end, width: size } = await settings.evaluate((panel) => panel.getBoundingClientRect().toJSON());
      const letters = await settings.evaluate((panel) => parseFloat(getComputedStyle(panel).fontSize));
      expect(size).toBeCloseTo(24 * letters, 0);
      expect(begin).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(1280);
    });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });

  test('a third of the text stays visible, the themes are one row, and the close button is at the top', async ({ page, compose }) => {
    await page.goto(compose(pageOf(0, 360, 'ltr').replace('<meta charset', '<meta name="viewport" content="width=device-width"><meta charset')));
    await ready(page);
    await page.locator('slugline-article .more').click();
    await expect(page.locator('slugline-article .sheet')).toBeVisible();
    const { sheet, themes, close, settings, lighter, heavier } = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('slugline-article');
      const top = (part) => Math.round(part.getBoundingClientRect().top);
      const [sheet, close, settings] = ['.sheet', '.close', '.settings'].map((selector) => top(shadowRoot.querySelector(selector)));
      const [lighter, heavier] = ['.close', '.restore'].map((selector) => {
        const { fontWeight, borderTopColor } = getComputedStyle(shadowRoot.querySelector(selector));
        return { weight: Number(fontWeight), hasBorder: borderTopColor !== 'rgba(0, 0, 0, 0)' };
      });
      return { sheet, close, settings, lighter, heavier, themes: Array.from(shadowRoot.querySelectorAll('label.theme'), top) };
    });
    expect(sheet).toBeGreaterThanOrEqual(800 * 0.33);
    expect(themes.length).toBe(4);
    expect(new Set(themes).size).toBe(1);
    expect(close).toBeLessThan(settings);
    expect(lighter.weight, 'what closes is lighter than what resets').toBeLessThan(heavier.weight);
    expect([lighter.hasBorder, heavier.hasBorder]).toEqual([false, true]);
  });
});
