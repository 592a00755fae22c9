// A strip in the parents that pages have: a header's row next to the logo, a centred column, a float, a table cell.
//
// When this fails, a strip is 0 px wide and hundreds of pixels high, without any message; or it makes a phone's page scroll sideways.

import { ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { QUOTES, frames, sight } from '../../support/strip.js';
import { expect, hold, test } from '../../support/test.js';

const strip = (style = '', attributes = 'label="Trees"') =>
  `<slugline-ticker ${attributes} style="${style}"><script type="application/json">${JSON.stringify({ source: 'Example figures', quotes: QUOTES })}</script></slugline-ticker>`;
const LOGO = '<b style="font: bold 20px serif">Logo</b>';

const PLACES = {
  'a row beside a logo': `<header style="display: flex">${LOGO}${strip()}</header>`,
  'a row beside a logo, in a box': `<header style="display: flex">${LOGO}<div>${strip()}</div></header>`,
  'a row with a menu': `<header style="display: flex; align-items: center; gap: 8px">${LOGO}<nav>Menu</nav>${strip()}</header>`,
  'a row beside text': `<header style="display: flex"><p style="margin: 0">${'Words that take what room there is. '.repeat(40)}</p>${strip()}</header>`,
  'a centred column': `<header style="display: flex; flex-direction: column; align-items: center">${LOGO}${strip()}</header>`,
  'a box in the line': `<div style="display: inline-block">${strip()}</div>`,
  'the line itself': `<p>${strip('display: inline-block')}</p>`,
  'a float': `<div style="display: flow-root"><div style="float: left">${strip()}</div></div>`,
  'a float itself': `<div style="display: flow-root">${strip('float: right')}</div>`,
  'a cell': `<table><tr><td>${LOGO}</td><td>${strip()}</td></tr></table>`,
  'a place of its own': `<div style="position: relative; height: 200px"><div style="position: absolute; inset-block-start: 0">${strip()}</div></div>`,
  'a place of its own itself': `<div style="position: relative; height: 200px">${strip('position: absolute')}</div>`,
  'a grid of auto columns': `<header style="display: grid; grid-template-columns: auto auto">${LOGO}${strip()}</header>`,
  'a grid that is centred': `<header style="display: grid; justify-items: center">${strip()}</header>`,
  'a row within a row': `<header style="display: flex">${LOGO}<div style="display: flex; justify-content: flex-end"><div>${strip()}</div></div></header>`,
  'a row that wraps': `<header style="display: flex; flex-wrap: wrap; justify-content: center">${LOGO}${strip()}</header>`,
  'a row in the line': `<div style="display: inline-flex">${strip()}</div>`,
  'a column that is not stretched': `<header style="display: flex; flex-direction: column; align-items: flex-start">${LOGO}${strip()}</header>`,
  'a grid of columns as wide as what is in them': `<header style="display: grid; grid-template-columns: max-content fit-content(100%)">${LOGO}${strip()}</header>`,
  'a grid in the line': `<div style="display: inline-grid">${strip()}</div>`,
  'a place in the window': `<div style="height: 200px"><div style="position: fixed; inset-block-start: 0; inset-inline-start: 8px; max-inline-size: calc(100% - 16px)">${strip()}</div></div>`,
  'a margin on both sides': `<header style="display: flex; flex-direction: column">${strip('margin-inline: auto')}</header>`,
  'a box as wide as what is in it': `<div style="inline-size: fit-content">${strip()}</div>`,
};

const pageOf = (body, html = 'lang="en"') => `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Places</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head>
  <body style="margin: 8px">${body}</body></html>`;

const box = (page) =>
  page.locator('slugline-ticker').evaluate((strip) => {
    const { left, right, width, height } = strip.getBoundingClientRect();
    return { left, right, width, height, em: parseFloat(getComputedStyle(strip).fontSize) };
  });

for (const [name, body] of Object.entries(PLACES))
  for (const [html, width] of [['lang="en"', 1280], ['lang="en"', 320], ['lang="ar" dir="rtl"', 360]])
    test(`${name}, ${html}, ${width} px`, async ({ page, compose, guest }) => {
      await page.setViewportSize({ width, height: 800 });
      const module = await hold(page, '/pkg/slugline_bg.wasm');
      await page.goto(compose(pageOf(body, html)));
      const before = await box(page);
      await module.release();
      await ready(page);
      await frames(page);
      const { left, right, width: wide, height, em } = await box(page);
      await expectNoSidewaysScrolling(page);
      expect(left).toBeGreaterThanOrEqual(7.5);
      expect(right).toBeLessThanOrEqual(width - 7.5);
      const least = Math.min(16 * em, width / 2);
      expect(wide, 'as a block of text').toBeGreaterThanOrEqual((width > 1000 && !name.includes('text') ? 900 : least) - 1);
      expect(Math.abs(wide - before.width), 'it keeps the width that it had before its script').toBeLessThan(1);
      // A page that chooses another `display` has chosen how it looks before its script.
      // In as little room as beside a menu on a phone the source takes a second line in a wide font.
      if (name !== 'the line itself' && wide > 200) expect(Math.abs(height - before.height), 'and the height').toBeLessThan(1);
      if (!name.includes('text')) expect(height).toBeLessThan(140);
      expect((await sight(page)).viewport, 'room for quotes').toBeGreaterThan(90);
      expect(guest.said).toEqual([]);
    });

test('a menu next to it stays on one line', async ({ page, compose }) => {
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto(compose(pageOf(`<header style="display: flex">${LOGO}<nav>Home News Markets Sport Weather</nav>${strip()}</header>`)));
  await ready(page);
  const lines = await page.locator('nav').evaluate((nav) => {
    const range = document.createRange();
    range.selectNodeContents(nav);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
});

test('a strip without any width is reported once', async ({ page, compose, guest }) => {
  guest.announce(/^slugline: slugline-ticker is 0 px wide/);
  await page.goto(compose(pageOf(`<div style="inline-size: 0">${strip('min-inline-size: 0')}</div>`)));
  await expect.poll(() => guest.said.length).toBe(1);
  await page.locator('slugline-ticker').evaluate((strip) => strip.setAttribute('speed', '90'));
  await page.waitForTimeout(1500);
  expect(guest.said).toHaveLength(1);
});

test('a strip that is shown later is not reported', async ({ page, compose, guest }) => {
  await page.goto(compose(pageOf(`<div style="inline-size: 0; transition: inline-size .3s">${strip('min-inline-size: 0')}</div>`)));
  await ready(page);
  await page.locator('body > div').evaluate((box) => (box.style.inlineSize = '400px'));
  await page.waitForTimeout(1500);
  expect(guest.said).toEqual([]);
});
