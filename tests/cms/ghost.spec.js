// The partials for Ghost: its own checker reports nothing, and a page of the theme has controls and keeps its layout.
//
// When this fails, a publisher's theme is refused by Ghost, or a post's wide pictures are narrow.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

import { controls, ready } from '../e2e/support/elements.js';
import { serve } from '../e2e/support/server.js';
import { check, install, makeTheme, render, THEME } from './support/ghost.js';

const test = base.extend({
  /** The theme's folder, served. */
  site: [
    async ({}, use) => {
      const server = await serve({ root: THEME });
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

const HTML = `<p>The first paragraph.</p>
<figure class="kg-card kg-width-wide"><div>Wide</div></figure>
<p>The second paragraph.</p>
<figure class="kg-card kg-width-full"><div>Full</div></figure>
<p>The last one.</p>`;

const LABEL = '"><script>window.harmed = 1</script>';

test.beforeAll(() => {
  test.setTimeout(300_000);
  install();
  makeTheme();
});

for (const version of ['v5', 'v6'])
  test(`the Ghost checker reports nothing, for ${version}`, async () => {
    expect(await check(version)).toEqual([]);
  });

test('the checker reports faulty partials', async () => {
  writeFileSync(join(THEME, 'partials/slugline/head.hbs'), '{{no_such_helper "x"}}');
  expect((await check('v6')).join('\n')).toContain('no_such_helper');
  makeTheme();
});

/** Where the blocks of a post are. */
const places = (page, parent) =>
  page.evaluate((parent) => {
    const blocks = [...document.querySelector(parent).children];
    return blocks.map((block) => [block.textContent, ...['left', 'width', 'height'].map((side) => Math.round(block.getBoundingClientRect()[side]))]);
  }, parent);

for (const width of [1280, 360])
  test(`a post has the controls and keeps its grid, at ${width} px`, async ({ page, site }) => {
    const uncaught = [];
    page.on('pageerror', (error) => uncaught.push(String(error)));
    await page.setViewportSize({ width, height: 800 });
    const quotes = { label: 'Markets', quotes: [{ symbol: 'RIO', price: '60.54', change_percent: '-1.9' }] };
    writeFileSync(join(THEME, 'markets.json'), JSON.stringify(quotes));
    const html = render('post.hbs', { title: 'A headline', html: HTML }, { market_feed: '/markets.json', market_label: LABEL });
    writeFileSync(join(THEME, 'with.html'), html);
    writeFileSync(join(THEME, 'without.html'), html.replaceAll('slugline-article', 'section'));
    await page.goto(`${site}without.html`);
    const before = await places(page, '.gh-canvas');
    expect(before.length).toBe(5);
    expect(before[3][2], 'the picture runs from edge to edge').toBe(width);
    await page.goto(`${site}with.html`);
    await ready(page);
    expect(await places(page, 'slugline-article')).toEqual(before);
    const [toolbar, text] = await page.evaluate(() => {
      const story = document.querySelector('slugline-article');
      return [story.shadowRoot.querySelector('[part~=toolbar]'), story.querySelector('p')].map((node) => Math.round(node.getBoundingClientRect().left));
    });
    expect(toolbar).toBe(text);
    const { larger } = controls(page);
    if (await larger.isHidden()) await page.getByRole('button', { name: 'Reading options' }).click();
    await larger.click();
    await expect(controls(page).announcement).toContainText('112.5');
    await expect(page.locator('slugline-ticker')).toHaveAttribute('label', LABEL);
    expect(await page.evaluate(() => window.harmed)).toBeUndefined();
    expect(uncaught).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`ghost-${width}.png`), fullPage: true });
  });
