// The repository's front page, index.html: a strip above a story, as a publisher has them.
//
// When this fails, a visitor sees a quote with other digits than its feed gave, hears every quote twice,
// cannot read the text for lack of contrast, has to scroll sideways, or loads something that the page never named.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expectAccessible } from '../../support/axe.js';
import { enlarge, quotes, ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const read = (path) => JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'));
const { strip } = read('demo/markets.json');
const { version } = read('pkg/package.json');

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await ready(page);
});

test('the strip has sixteen quotes with the digits of their feed', async ({ page }) => {
  expect(strip.quotes).toHaveLength(16);
  const symbols = await quotes(page).locator('.slugline-symbol').allTextContents();
  const prices = await quotes(page).locator('.slugline-price').allTextContents();
  const changes = await quotes(page).locator('.slugline-change bdi').allTextContents();
  expect(symbols).toEqual(strip.quotes.map((quote) => quote.symbol));
  expect(prices.map((price) => price.replace('$', ''))).toEqual(strip.quotes.map((quote) => quote.price));
  const signed = (change) => (change.startsWith('-') ? change.replace('-', '−') : `+${change}`);
  expect(changes).toEqual(strip.quotes.map((quote) => `${signed(quote.change_percent)}%`));
});

test('the accessibility tree has one region with one list, and the story below', async ({ page }) => {
  expect(await page.locator('slugline-ticker .track > ul').count(), 'lists on the screen').toBeGreaterThan(1);
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const region = nodes.find((node) => node.role?.value === 'region' && node.name?.value === strip.label);
  expect(region, 'a region with the name of the strip').toBeDefined();
  const roles = [];
  const walk = (node) => {
    if (!node.ignored) roles.push(node.role.value);
    node.childIds.forEach((id) => byId.has(id) && walk(byId.get(id)));
  };
  walk(region);
  const count = (role) => roles.filter((found) => found === role).length;
  expect({ buttons: count('button'), lists: count('list'), items: count('listitem') }).toEqual({ buttons: 1, lists: 1, items: 16 });
  expect(count('marquee')).toBe(0);
  const headings = await page.getByRole('heading').allTextContents();
  expect(headings[0]).toBe('The machine that taught the market to tick');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('group', { name: 'Text size:' })).toBeVisible();
});

for (const width of [1280, 360])
  for (const colorScheme of ['light', 'dark'])
    test(`axe finds nothing at ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    });

test('the page is never wider than the window, at 360 px and with the largest text', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScrolling(page);
  await enlarge(page);
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
});

test('only the files that the page names, and those they need, are loaded, once', async ({ page, guest }) => {
  await page.waitForLoadState('networkidle');
  const asked = guest.requests.map((url) => new URL(url)).map(({ pathname, search }) => pathname + search);
  const own = ['embed.js', `elements.js?v=${version}`, 'slugline.css', `slugline.js?v=${version}`, `slugline_bg.wasm?v=${version}`];
  expect(asked.filter((path) => path.startsWith('/pkg/')).sort()).toEqual(own.map((file) => `/pkg/${file}`).sort());
  // The picture is the site's icon too, which some browsers fetch by itself.
  const others = new Set(asked.filter((path) => !path.startsWith('/pkg/')));
  expect([...others].sort()).toEqual(['/', '/demo/page.css', '/demo/ticker.svg']);
  expect(await page.context().cookies()).toEqual([]);
});
