// A site that sets its own colours: the documented custom properties reach everything that the elements paint.
//
// When this fails, a dark site has a white strip, or one light line, button or panel that no style of its own can reach.

import { ready } from '../../support/elements.js';
import { QUOTES, frames } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';
import whole from '../every-block/story.json' with { type: 'json' };
import { VOICES, speak } from '../panel/voices.js';

/** The site's own, and one colour for each property that docs/embedding.md names. */
const INK = 'rgb(230, 230, 231)';
const GROUND = 'rgb(16, 16, 17)';
const LINK = 'rgb(150, 151, 252)';
const TOKENS = Object.fromEntries(
  ['ink', 'surface', 'muted', 'rule', 'tint', 'focus', 'accent', 'link', 'mark', 'mark-ink', 'up', 'down', 'flat'].map((name, at) => [`--slugline-${name}`, `rgb(${10 + at}, ${100 + at}, ${50 + at})`]),
);

const quotes = QUOTES.map((quote, at) => ({ ...quote, name: 'A tree', history: ['1', '2'], state: at ? 'halted' : 'delayed', delay: 15 }));
const pageOf = (theme) => `<!doctype html><html lang="en" class="night"><head><meta charset="utf-8"><title>Tokens</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
  <style>
    .night { background: ${GROUND}; color: ${INK}; color-scheme: dark; ${Object.entries(TOKENS).map(([name, value]) => `${name}: ${value};`).join(' ')} }
    ${theme === 'auto' ? `.night a { color: ${LINK} }` : ''}
  </style></head><body>
  <slugline-ticker theme="${theme}" fields="symbol name price change percent spark" href-template="/{symbol}" label="Trees"><script type="application/json">${JSON.stringify({ source: 'Example', quotes })}</script></slugline-ticker>
  <slugline-article theme="${theme}" controls="text-size theme font spacing measure listen share print"><script type="application/json">${JSON.stringify({ article: whole.article })}</script></slugline-article>
  </body></html>`;

/** Every colour that is painted, with where. What the browser draws by itself (pictures, frames) is not ours, the samples of the themes are their own. */
const painted = (page) =>
  page.evaluate(() => {
    const found = [];
    const look = (element) => {
      if (element.shadowRoot) element.shadowRoot.querySelectorAll('*').forEach(look);
      if (element.matches('script, style, slot, option, img, iframe, video, audio, [type="radio"]') || element.closest('label:has([value="light"], [value="dark"], [value="sepia"])')) return;
      if (!element.checkVisibility()) return;
      for (const part of ['', '::before', '::after']) {
        const style = getComputedStyle(element, part);
        if (part && ['none', 'normal'].includes(style.content)) continue;
        const note = (what, colour) => found.push([colour, `${what} of ${element.localName}.${element.getAttribute('class')}${part}`]);
        note('text', style.color);
        note('ground', style.backgroundColor);
        for (const side of ['Top', 'Right', 'Bottom', 'Left']) if (parseFloat(style[`border${side}Width`])) note('border', style[`border${side}Color`]);
        if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth)) note('ring', style.outlineColor);
      }
      if (element.localName === 'li') found.push([getComputedStyle(element, '::marker').color, `marker of li.${element.className}`]);
      if (element.localName === 'polyline') found.push([getComputedStyle(element).stroke, 'line of polyline']);
    };
    document.querySelectorAll('slugline-ticker, slugline-article, slugline-ticker *, slugline-article *').forEach(look);
    return found;
  });

/** What can be open, and how it comes there. */
const SURFACES = {
  settings: async (page) => {
    await page.locator('slugline-article .open').click();
    await expect(page.locator('slugline-article .settings')).toBeVisible();
  },
  sheet: async (page) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.locator('slugline-article .more').click();
    await expect(page.locator('slugline-article .sheet .settings')).toBeVisible();
  },
  'what is said of sharing': async (page) => {
    await page.locator('slugline-article .share').click();
    await expect(page.locator('slugline-article .note .address')).toBeVisible();
  },
  player: async (page) => {
    await page.locator('slugline-article .listen').click();
    await expect(page.locator('slugline-article .player')).toBeVisible();
  },
  'the row within reach': async (page) => {
    await page.mouse.move(300, 500);
    for (const distance of [1500, 300, -80]) {
      await page.mouse.wheel(0, distance);
      await page.waitForTimeout(120);
    }
    await expect(page.locator('slugline-article .toolbar.away.called')).toBeVisible();
  },
  'a button under the pointer': (page) => page.locator('slugline-article .larger').hover(),
  'a focus': async (page) => {
    await page.locator('slugline-ticker .control').focus();
    await page.keyboard.press('Tab');
  },
};

for (const theme of ['auto', 'dark', 'light'])
  for (const [surface, open] of Object.entries(SURFACES))
    test(`only the colours of the custom properties are used, theme ${theme}: ${surface}`, async ({ page, compose }) => {
      // No colour on its way to another.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript(speak, VOICES);
      // Neither the platform nor the clipboard shares: the address is shown.
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'share', { value: undefined });
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('No', 'NotAllowedError')) } });
      });
      await page.goto(compose(pageOf(theme)));
      await ready(page);
      await expect(page.locator('slugline-article .listen')).toHaveCount(1);
      await frames(page);
      await open(page);
      const known = [...Object.values(TOKENS), INK, GROUND, LINK, 'rgba(0, 0, 0, 0)'];
      const colours = await painted(page);
      expect(colours.length).toBeGreaterThan(200);
      const others = colours.filter(([colour]) => !known.includes(colour));
      expect([...new Set(others.map((other) => other.join(': ')))]).toEqual([]);
      const used = new Set(colours.map(([colour]) => colour));
      const unused = Object.entries(TOKENS).filter(([name, colour]) => !used.has(colour) && !/focus|tint|flat/.test(name) && !(theme === 'auto' && /link/.test(name)));
      if (surface === 'settings') expect(unused, 'each is of use').toEqual([]);
      if (surface === 'a button under the pointer') expect(used).toContain(TOKENS['--slugline-tint']);
      if (surface === 'a focus') expect(used).toContain(TOKENS['--slugline-focus']);
    });

test('a class that sets the colour scheme is enough', async ({ page, compose }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(compose(pageOf('auto').replace(/--slugline-[^;]+;/g, '')));
  await ready(page);
  const [ink, ground] = await page.locator('slugline-ticker').evaluate((strip) => [getComputedStyle(strip).color, getComputedStyle(strip).backgroundColor]);
  expect(ground).toBe('rgb(23, 24, 26)');
  expect(ink).toBe('rgb(236, 234, 228)');
});
