// The fonts of the tests themselves.
//
// When this fails, the tests use fonts that only this machine has: what passes here may fail elsewhere, and vice versa.

import { expect, test } from '../../support/test.js';

/** What each project's letters are drawn with; see tests/e2e/fonts/. */
const FAMILIES = {
  // Where a page names no font, Chromium takes one like Times New Roman, and if there is none one without serifs.
  narrow: { none: 'PT Sans Narrow', sans: 'PT Sans Narrow', serif: 'PT Sans Narrow', monospace: 'Cousine' },
  usual: { none: 'Tinos', sans: 'Arimo', serif: 'Tinos', monospace: 'Cousine' },
  wide: { none: 'DejaVu Sans', sans: 'DejaVu Sans', serif: 'DejaVu Serif', monospace: 'DejaVu Sans Mono' },
};
/** What has the letters and signs that the others lack. */
const FALLBACK = /^DejaVu /;

const TEXTS = {
  none: '<p>Story</p>',
  serif: '<p style="font-family: serif">Story</p>',
  sans: '<p style="font-family: sans-serif">Story</p>',
  system: '<p style="font-family: system-ui">Story</p>',
  named: '<p style="font-family: Arial">Story</p>',
  unknown: '<p style="font-family: Nowhere, sans-serif">Story</p>',
  monospace: '<p style="font-family: monospace">Story</p>',
  bold: '<p style="font: 700 16px serif">Story</p>',
  arabic: '<p lang="ar">قصة</p>',
  hebrew: '<p lang="he">סיפור</p>',
  arrows: '<p>▲ ▼</p>',
};

/** The fonts with which the text of each paragraph is drawn, by the browser's own word. */
async function drawn(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' });
  const fonts = [];
  for (const nodeId of nodeIds) {
    const answer = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    fonts.push(answer.fonts.map(({ familyName }) => familyName));
  }
  return Object.fromEntries(Object.keys(TEXTS).map((name, index) => [name, fonts[index]]));
}

test('all letters are drawn with the fonts of the repository', async ({ page, compose }, { project }) => {
  await page.goto(compose(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Fonts</title>${Object.values(TEXTS).join('')}`));
  const { none, sans, serif, monospace } = FAMILIES[project.name];
  const { arabic, hebrew, arrows, ...latin } = await drawn(page);
  expect(latin).toEqual({ none: [none], serif: [serif], sans: [sans], system: [sans], named: [sans], unknown: [sans], monospace: [monospace], bold: [serif] });
  for (const fonts of [arabic, hebrew, arrows])
    for (const font of fonts) expect([sans, serif, monospace].includes(font) || FALLBACK.test(font), font).toBe(true);
});
