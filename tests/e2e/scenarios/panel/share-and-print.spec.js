// Sharing and printing a story.
//
// When this fails, a refused clipboard leaves the reader with nothing, a cancelled share counts as an error, or the printer gets the
// site's navigation, white text on white, and links without addresses.

import { ready, record } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/panel/page.html';
const ADDRESS = 'https://news.example/stories/tape';
const TITLE = 'The tape outlived the machine that printed it';

const story = (page) => page.locator('#own');

async function open(page) {
  await page.goto(PAGE);
  await ready(page);
  await page.waitForLoadState('networkidle');
  const actions = await record(page, 'slugline-action');
  return async () => (await actions()).map(({ detail }) => [detail.control, detail.value]);
}

const platform = (page, share) => page.addInitScript(`navigator.share = async (what) => { window.shared = what; ${share} }`);
const clipboard = (page, write) => page.addInitScript(`Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { ${write} } } })`);

test('a story is shared by the platform', async ({ page }) => {
  await platform(page, '');
  const actions = await open(page);
  await story(page).locator('.share').click();
  await expect.poll(actions).toEqual([['share', 'shared']]);
  expect(await page.evaluate(() => window.shared)).toEqual({ title: TITLE, url: ADDRESS });
});

test('a cancelled share is announced, and nothing else happens', async ({ page }) => {
  await platform(page, "throw new DOMException('no', 'AbortError')");
  await clipboard(page, 'window.copied = text');
  const actions = await open(page);
  await story(page).locator('.share').click();
  await expect(story(page).locator('.said')).toHaveText('Not shared');
  await expect(story(page).locator('.note')).toBeHidden();
  expect(await actions()).toEqual([['share', 'cancelled']]);
  expect(await page.evaluate(() => window.copied)).toBeUndefined();
});

test('the address is copied if the platform cannot share', async ({ page }) => {
  await platform(page, "throw new DOMException('no', 'NotAllowedError')");
  await clipboard(page, 'window.copied = text');
  const actions = await open(page);
  await story(page).locator('.share').click();
  await expect(story(page).locator('.note')).toContainText('Link copied');
  await expect(story(page).locator('.address')).toBeHidden();
  await expect(story(page).locator('.said')).toHaveText('Link copied');
  expect([await page.evaluate(() => window.copied), await actions()]).toEqual([ADDRESS, [['share', 'copied']]]);
});

test('the address is shown if the clipboard refuses it', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
  await clipboard(page, "throw new DOMException('no', 'NotAllowedError')");
  const actions = await open(page);
  const before = await page.evaluate(() => document.querySelector('#own').innerHTML);
  await story(page).locator('.share').click();
  const address = story(page).getByRole('textbox', { name: 'Copy this address:' });
  await expect(address).toBeFocused();
  await expect(address).toHaveValue(ADDRESS);
  await expect(story(page).locator('.said')).toHaveText(`Copy this address: ${ADDRESS}`);
  await page.keyboard.press('Escape');
  await expect(story(page).locator('.note')).toBeHidden();
  expect(await actions()).toEqual([['share', 'refused']]);
  expect(await page.evaluate(() => document.querySelector('#own').innerHTML)).toBe(before);
});

/** Opens the page, with the story also inside a component, and asks for paper; gives what goes back to the screen. */
async function paper(page, record) {
  await page.addInitScript((record) => {
    if (record) localStorage.setItem('slugline', record);
    window.print = () => (window.printed = (window.printed ?? 0) + 1);
  }, record);
  await open(page);
}

test('only the story is printed, dark on light, with addresses and credit, without controls', async ({ page }) => {
  await paper(page, '{"version":1,"theme":"dark"}');
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await story(page).locator('.print').click();
  expect(await page.evaluate(() => window.printed)).toBe(1);
  // The screen is as it was.
  await expect(page.locator('#before')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['#before', '#after', '#second', '#own .toolbar']) await expect(page.locator(selector)).toBeHidden();
  for (const selector of ['#own h1', '#own .slugline-credit', '#own img', '#own pre']) await expect(page.locator(selector)).toBeVisible();
  const looks = await page.evaluate(() => {
    const after = (element) => getComputedStyle(element, '::after').content;
    const { color } = getComputedStyle(document.querySelector('.prose p'));
    const { backgroundColor } = getComputedStyle(document.querySelector('#own'));
    return { color, backgroundColor, links: [...document.querySelectorAll('#own a')].map(after), end: after(document.querySelector('#own')) };
  });
  expect(looks).toEqual({
    color: 'rgb(0, 0, 0)',
    backgroundColor: 'rgba(0, 0, 0, 0)',
    links: [`" (${new URL('/elsewhere?q=1', page.url()).href})"`, '" (https://other.example/archive)"'],
    end: `"${ADDRESS}"`,
  });
  const pdf = await page.pdf();
  expect(pdf.length).toBeGreaterThan(1000);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('#before')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});

test('a story inside a component is printed without anything around it', async ({ page }) => {
  await paper(page);
  await page.evaluate(async () => {
    const host = Object.assign(document.createElement('div'), { id: 'host' });
    document.querySelector('main').append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.append(Object.assign(document.createElement('p'), { id: 'beside', textContent: 'Beside' }), document.querySelector('#own'));
    await root.querySelector('slugline-article').ready;
  });
  await story(page).locator('.print').click();
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['#before', '#second', '#beside']) await expect(page.locator(selector)).toBeHidden();
  await expect(page.locator('#own h1')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('#beside')).toBeVisible();
  expect(await page.evaluate(() => [document.querySelector('#host').hasAttribute('data-slugline-print'), document.adoptedStyleSheets.length])).toEqual([false, 0]);
});
