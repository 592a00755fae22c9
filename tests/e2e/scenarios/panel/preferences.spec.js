// The reader's preferences as only the elements have them: before the first paint, and by attributes that change. The rest: `preferences`.
//
// When this fails, a reader of dark pages is dazzled by a white one before the elements start, the story jumps, or something is stored
// without consent.

import { readFileSync } from 'node:fs';

import { chooseTheme, ready } from '../../support/elements.js';
import { rectangles } from '../../support/layout.js';
import { expect, hold, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/panel/page.html';
const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const DARK = 'rgb(23, 24, 26)';
const ALL = { version: 1, theme: 'dark', font: 'serif', lineSpacing: 200, letterSpacing: 12, wordSpacing: 16, measure: 75, textSize: 125 };

/** All but the publisher's head of the story: the room for the controls is in it before, and below it then. */
const BLOCKS = '#before, #after, #own, #own :not(header), #second, #second *';

const ground = (page, selector = '#own') => page.evaluate((selector) => getComputedStyle(document.querySelector(selector)).backgroundColor, selector);
const stored = (page) => page.evaluate(() => ({ ...localStorage }));
const store = (page, record) => page.addInitScript((text) => localStorage.setItem('slugline', text), JSON.stringify(record));

async function open(page, path = PAGE) {
  await page.goto(path);
  await ready(page);
}

test('a reload applies them before first paint, and nothing moves when the elements start', async ({ page }) => {
  await store(page, ALL);
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(PAGE);
  expect(await page.evaluate(() => customElements.get('slugline-article'))).toBeUndefined();
  expect(await ground(page)).toBe(DARK);
  const first = await page.screenshot({ clip: { x: 200, y: 80, width: 300, height: 20 } });
  const before = await rectangles(page, BLOCKS);
  release();
  await ready(page);
  await expect(page.locator('#own .share')).toBeVisible();
  expect(await rectangles(page, BLOCKS)).toEqual(before);
  expect(Buffer.compare(await page.screenshot({ clip: { x: 200, y: 80, width: 300, height: 20 } }), first), 'the first frame').toBe(0);
  expect(await page.evaluate(() => window.shifts)).toEqual([]);
});

test('with the loader as a module they apply when the elements start, in every tree', async ({ page, compose }) => {
  await store(page, ALL);
  await open(page, compose(HTML.replace('<script src', '<script type="module" src')));
  expect(await ground(page)).toBe(DARK);
  const inside = await page.evaluate(async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const story = document.createElement('slugline-article');
    story.append('', Object.assign(document.createElement('p'), { textContent: 'Words' }));
    host.attachShadow({ mode: 'open' }).append(story);
    await story.ready;
    return getComputedStyle(story).backgroundColor;
  });
  expect(inside).toBe(DARK);
});

test('persist="none" on one story leaves the others alone', async ({ page }) => {
  await open(page);
  await chooseTheme(page, 'dark', '#own');
  await page.evaluate(() => document.querySelector('#second').setAttribute('persist', 'none'));
  expect([await ground(page), await ground(page, '#second')]).toEqual([DARK, 'rgba(0, 0, 0, 0)']);
  expect(JSON.parse((await stored(page)).slugline)).toEqual({ version: 1, theme: 'dark' });
  // Consent is withdrawn while the page is open.
  await page.evaluate(() => document.querySelector('#own').setAttribute('persist', 'none'));
  expect(await stored(page)).toEqual({});
  expect(await ground(page)).toBe('rgba(0, 0, 0, 0)');
});

test('data-persist="none" on the tag deletes too', async ({ page, compose }) => {
  await page.goto(PAGE);
  await page.evaluate((record) => localStorage.setItem('slugline', record), JSON.stringify(ALL));
  await open(page, compose(HTML.replace('<script src', '<script data-persist="none" src')));
  expect([await ground(page), await stored(page)]).toEqual(['rgba(0, 0, 0, 0)', {}]);
  await chooseTheme(page, 'dark', '#own');
  expect([await ground(page, '#second'), await stored(page)]).toEqual([DARK, {}]);
});

for (const meta of ['', '<meta name="text-scale" content="scale">'])
  test(`the platform's own text scale is ${meta ? 'not applied twice' : 'respected'}`, async ({ page, compose }) => {
    // This browser tells it to pages that scale their text so. For the others a token stands in, which is what the platform tells elsewhere.
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setEmulatedOSTextScale', { scale: 1.5 });
    const token = meta ? '' : '<style>:root { --slugline-preferred-scale: 1.5 }</style>';
    await page.goto(compose(HTML.replace('<title>', `${meta}${token}<title>`)));
    await ready(page);
    const zoom = () => page.evaluate(() => Number(getComputedStyle(document.querySelector('.prose')).zoom));
    const told = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.cssText = 'position: absolute; width: calc(100px * env(preferred-text-scale, 1))';
      document.body.append(probe);
      return probe.getBoundingClientRect().width / 100;
    });
    expect(told, 'what the platform tells').toBe(meta ? 1.5 : 1);
    expect(await zoom()).toBe(meta ? 1 : 1.5);
    await page.locator('#second .larger').click();
    expect(await zoom()).toBeCloseTo(meta ? 1.125 : 1.6875, 3);
  });
