// A page on paper, and a story without controls.
//
// When this fails, the first paragraph touches the line of times above it, or a printed strip is a narrow column of quotes on a wide sheet.

import { ready } from '../../support/elements.js';
import { PAGES } from '../../support/render.js';
import { openStrip } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

/** How far the text begins below the head of a story, and how large its letters are. */
const gap = (page) =>
  page.evaluate(() => {
    const [head, body] = ['.slugline-header', '.slugline-body'].map((selector) => document.querySelector(`slugline-article > ${selector}`));
    return (body.getBoundingClientRect().top - head.getBoundingClientRect().bottom) / parseFloat(getComputedStyle(body).fontSize);
  });
const ARTICLE = { headline: 'A headline', dateline: 'North', published: '2026-01-02T03:04:05Z', body: [{ type: 'paragraph', text: ['A paragraph.'] }] };
const pageOf = (attributes) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paper</title><link rel="stylesheet" href="/pkg/slugline.css">
  <script type="module" src="/pkg/embed.js"></script></head><body><main><slugline-article ${attributes}><script type="application/json">${JSON.stringify({ article: ARTICLE })}</script></slugline-article></main></body></html>`;

test('without controls there is space between head and text', async ({ page, compose }) => {
  await page.goto(compose(pageOf('controls="none"')));
  await ready(page);
  expect(await gap(page)).toBeGreaterThan(1);
});

test('there is space between head and text on paper', async ({ page, compose }) => {
  await page.goto(compose(pageOf('')));
  await ready(page);
  const onScreen = await gap(page);
  await page.emulateMedia({ media: 'print' });
  const onPaper = await gap(page);
  expect(onPaper).toBeGreaterThan(1);
  expect(onPaper, 'no room for controls').toBeLessThan(onScreen);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('there is space between head and text', async ({ page }) => {
    await page.goto(`/${PAGES}/record.html`);
    // Evaluation by the test is no script of the page.
    expect(await gap(page)).toBeGreaterThan(1);
  });
});

test('printed quotes have the width of the sheet', async ({ page, compose }) => {
  await page.setViewportSize({ width: 900, height: 1100 });
  await openStrip(page, compose, { attributes: 'motion="none"', source: 'Figures of the exchanges of the northern towns, which are late by a quarter of an hour' });
  await page.emulateMedia({ media: 'print' });
  const [quotes, strip] = await page.evaluate(() => {
    const element = document.querySelector('slugline-ticker');
    return [element.shadowRoot.querySelector('.slugline-quotes'), element].map((part) => part.getBoundingClientRect().width);
  });
  expect(quotes).toBeGreaterThan(strip - 2);
});
