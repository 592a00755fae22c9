// Automated accessibility checks for different settings of readers and sites: forced colours, more
// contrast, right to left, the narrowest phone, and all of them at once.
//
// When this fails, a reader with special settings has a page with parts that cannot be read, named or reached.

import { expectAccessible } from '../../support/axe.js';
import { enlarge, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';
import whole from '../every-block/story.json' with { type: 'json' };
import { VOICES, speak } from '../panel/voices.js';

const data = (member) => `<script type="application/json">${JSON.stringify({ [member]: whole[member] })}</script>`;
const CONTROLS = 'text-size theme font spacing measure listen share print';
/** A strip of every kind of cell, and a story of every block with every control. */
const pageOf = (html) => `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
  <title>Accessible</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
  <style>html { background: Canvas; color: CanvasText } body { margin: 0; padding: 0 16px }</style></head>
  <body><slugline-ticker fields="symbol name price change percent spark" href-template="#{symbol}">${data('strip')}</slugline-ticker>
  <main><slugline-article headline-level="1" controls="${CONTROLS}">${data('article')}</slugline-article></main></body></html>`;

const MEDIA = { 'as it is': {}, 'forced colours': { forcedColors: 'active' }, 'more contrast': { contrast: 'more' } };
const VOICE = { name: 'Layla', lang: 'ar', localService: true, voiceURI: 'Layla' };

for (const [name, media] of Object.entries(MEDIA))
  for (const colorScheme of ['light', 'dark'])
    for (const [html, width] of [['lang="en-GB"', 1280], ['lang="ar" dir="rtl"', 320]])
      test(`${name}, ${colorScheme}, ${html}, ${width} px`, async ({ page, compose }) => {
        test.slow();
        // No colour on its way to another.
        await page.emulateMedia({ ...media, colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        await page.addInitScript(speak, [...VOICES, VOICE]);
        await page.goto(compose(pageOf(html)));
        await ready(page);
        await expect(page.locator('slugline-article .listen')).toHaveCount(1);
        await expectAccessible(page);
        const story = page.locator('slugline-article');
        await story.locator(width === 320 ? '.more' : '.open').click();
        await expect(story.locator('.settings')).toBeVisible();
        await expectAccessible(page);
        await story.locator('[name="theme"][value="sepia"]').check();
        // In forced colours no theme is seen; axe takes the theme's colours for those that are.
        if (!media.forcedColors) await expectAccessible(page);
        await story.locator('[name="theme"][value=""]').check();
        if (width === 320) await enlarge(page);
        await page.keyboard.press('Escape');
        await expectAccessible(page);
        if (width === 320) await story.locator('.more').click();
        await story.locator('.listen').click();
        await expect(story.locator('.player')).toBeVisible();
        await expectAccessible(page);
      });
