// A Leptos application with a strip and a story. Where this fails, the page of a Leptos developer is empty without a script, panics when
// it wakes up, or is torn apart by a script tag on the same page. Every page here has a strict policy, with Trusted Types.

import { expect, test as base } from '../../support/test.js';
import { startExample } from '../../support/example.js';

const test = base.extend({
  application: [
    async ({}, use) => {
      const program = await startExample();
      await use(program.url);
      await program.close();
    },
    { scope: 'worker' },
  ],
  /** The address of a page of the application. */
  address: async ({ guest, application }, use) => {
    guest.allow(application);
    await use((path) => application + path);
  },
});

const HEADLINE = 'The machine that taught the market to tick';
const hosts = (page) => page.locator('slugline-ticker, slugline-article');
/** Resolves when both hosts have what belongs around their text. */
const awake = (page) => expect(page.locator('[data-slugline-ready]')).toHaveCount(2);

test('without a script the page is complete', async ({ browser, address }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address('/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
  await expect(page.locator('slugline-ticker > ul > li').first()).toBeVisible();
  expect(await page.locator('slugline-ticker > ul > li').count()).toBeGreaterThan(5);
  expect(await page.locator('.slugline-body > p').count()).toBeGreaterThan(5);
  await expect(page.locator('time')).toHaveText(/^November 22, 2026 at 9:30\sAM\sGMT-5$/);
  await context.close();
});

for (const [what, options] of Object.entries({
  'as the server is': {},
  'far away, in another language and with less motion': { locale: 'ar', timezoneId: 'Pacific/Auckland', reducedMotion: 'reduce', colorScheme: 'dark' },
})) {
  test(`the browser takes over what the server rendered: a reader ${what}`, async ({ browser, address, application }) => {
    const context = await browser.newContext({ ...options });
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => message.location().url.endsWith('/favicon.ico') || said.push(message.text()));
    page.on('pageerror', (error) => said.push(`${error}`));
    // A clock that is years behind.
    if (options.locale) await page.clock.setFixedTime(new Date('2001-01-01T00:00:00Z'));
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        globalThis.served = [...document.querySelectorAll('slugline-ticker, slugline-article, .slugline-headline, .slugline-body > p')];
      });
    });
    await page.goto(address('/'));
    await awake(page);
    expect(await page.evaluate(() => served.length > 5 && served.every((node) => node.isConnected)), 'the nodes are the served ones').toBe(true);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
    // By the reader's clock, where it takes as many lines.
    if (options.timezoneId) await expect(page.locator('time')).toHaveText(/^November 23, 2026 at 3:30/);
    await page.getByRole('button', { name: 'A+' }).click();
    await expect(page.locator('#said')).toHaveText('The text is at 112.5 %.');
    await page.getByRole('button', { name: 'Close the story' }).click();
    await expect(page.locator('slugline-article')).toHaveCount(0);
    await page.getByRole('button', { name: 'Open the story' }).click();
    await awake(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
    expect(said).toEqual([]);
    await context.close();
  });
}

test('text grows, the strip stops, a quote is chosen', async ({ page, address }) => {
  await page.goto(address('/'));
  await awake(page);
  const paragraph = page.locator('.slugline-body > p').first();
  const height = async () => (await paragraph.boundingBox()).height;
  const former = await height();
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'A+' }).click();
  await expect.poll(height).toBeGreaterThan(former * 1.2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('#said')).toHaveText('The strip holds its figures.');
  await page.locator('slugline-ticker').getByRole('link').first().click();
  await expect(page.locator('#said')).toHaveText('CMSC was chosen.');
  expect(new URL(page.url()).hash).toBe('#CMSC');
});

test('nothing moves when the page wakes up', async ({ page, address }) => {
  await page.route('**/example_bg.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(address('/'), { waitUntil: 'domcontentloaded' });
  const places = () =>
    page.locator('.slugline-headline, .slugline-body > p, main').evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().top)));
  const before = await places();
  await awake(page);
  expect(await places()).toEqual(before);
});

test('a page that the browser makes alone', async ({ page, address }) => {
  await page.goto(address('/client'));
  await awake(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
  // The style sheet is there without a file of it.
  expect(await page.locator('.slugline-headline').evaluate((node) => getComputedStyle(node).fontWeight)).toBe('700');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('slugline-article')).getPropertyValue('--slugline-css'))).toBe('1');
  await page.getByRole('button', { name: 'A+' }).click();
  await expect(page.locator('#said')).toHaveText('The text is at 112.5 %.');
});

test('the script tag of the package leaves the hosts of the application alone', async ({ page, address }) => {
  await page.goto(address('/with-script-tag'));
  await awake(page);
  await page.evaluate(() => customElements.whenDefined('slugline-article'));
  await expect(hosts(page)).toHaveCount(2);
  // One set of controls, one strip.
  await expect(page.getByRole('button', { name: 'A+' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(1);
  expect(await page.evaluate(() => document.querySelector('slugline-article').matches(':state(ready)'))).toBe(false);
  // An element that is the page's own is still the package's.
  await page.evaluate(() => {
    const own = document.createElement('slugline-article');
    own.id = 'own';
    document.body.append(own);
    own.article = { headline: 'Its own' };
  });
  await expect(page.locator('#own')).toContainText('Its own');
  await page.getByRole('button', { name: 'Close the story' }).click();
  await expect(page.locator('slugline-article')).toHaveCount(1);
});

test('the strip follows its feed by one connection, holds still when it is stopped, and lets go of the feed with the page', async ({ page, address }) => {
  const streams = [];
  page.on('request', (request) => new URL(request.url()).pathname === '/feed' && streams.push(request));
  await page.goto(address('/'));
  await awake(page);
  const figures = () => page.locator('slugline-ticker').evaluate((strip) => strip.shadowRoot.querySelector('.quotes').textContent);
  const first = await figures();
  await expect.poll(figures).not.toBe(first);
  // A quote is written where it stands: what has the focus keeps it.
  const link = page.locator('slugline-ticker').getByRole('link').first();
  await link.focus();
  const before = await figures();
  await expect.poll(figures).not.toBe(before);
  await expect(link).toBeFocused();
  await page.getByRole('button', { name: 'Pause' }).click();
  const held = await figures();
  await page.waitForTimeout(1000);
  expect(await figures()).toBe(held);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(figures).not.toBe(held);
  expect(streams).toHaveLength(1);
});

test('a feed that is lost is told of, and followed again', async ({ page, address, guest }) => {
  guest.announce(/^slugline: network: the browser is offline/);
  await page.goto(address('/'));
  await awake(page);
  const source = page.locator('slugline-ticker').locator('.source');
  await expect(source).toContainText('Example figures');
  await page.context().setOffline(true);
  await expect(source).toContainText('Connection lost');
  await page.context().setOffline(false);
  await expect(source).not.toContainText('Connection lost');
});
