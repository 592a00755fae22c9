// A site written with React, which re-renders around the elements.
//
// When this fails, a story disappears, is fetched again or loses the reader's size whenever something else on the page changes, or
// React throws because its own nodes were moved.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { bundle } from '../../support/bundle.js';
import { controls, quotes, ready } from '../../support/elements.js';
import { expect, hold, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/react-host/page.html';
const SRC = '/tests/e2e/scenarios/lifecycle/document.json';
const SERVED =
  '<div><p>Round <!-- -->0</p><slugline-article id="own"><h2 slot="header">From the server</h2><p>Words from the server.</p></slugline-article>' +
  `<slugline-article id="fetched" src="${SRC}"></slugline-article></div>`;

let application;
test.beforeAll(async () => {
  application = await bundle(fileURLToPath(new URL('application.jsx', import.meta.url)));
});
test.beforeEach(({ page }) => page.route('**/application.js', (route) => route.fulfill({ contentType: 'text/javascript', body: application })));

async function open(page) {
  await page.goto(PAGE);
  await page.waitForFunction(() => window.next);
  await ready(page);
}

/** The stories as they are read. */
const expectStories = async (page) => {
  await expect(page.locator('#fetched h2')).toHaveText(['Levels of the week']);
  await expect(page.locator('#given h2')).toHaveText(['Given as an object']);
  await expect(quotes(page, '#strip')).toHaveCount(2);
  for (const story of ['#fetched', '#given', '#own']) await expect(controls(page, story).larger).toBeVisible();
};

test('re-rendering keeps the stories, and nothing is fetched again', async ({ page, guest }) => {
  await open(page);
  await expectStories(page);
  await controls(page, '#own').larger.click();
  await page.evaluate(async () => {
    window.nodes = [...document.querySelectorAll('#fetched *, #given *')];
    for (let round = 0; round < 51; round += 1) {
      window.next();
      if (round % 10 === 0) await new Promise(requestAnimationFrame);
    }
  });
  await expectStories(page);
  expect(await page.evaluate(() => window.nodes.every((node) => node.isConnected))).toBe(true);
  await expect(page.locator('#own')).toContainText('Words of round 51.');
  await expect(page.locator('#own p:not(.notice)')).toHaveText(['Words of round 51.', 'A paragraph that comes and goes.', 'Last words.']);
  await expect(page.locator('#strip')).toHaveClass('round-51');
  expect(await page.evaluate(() => document.querySelector('#strip').paused)).toBe(true);
  const zoom = await page.evaluate(() => Array.from(document.querySelectorAll('#own > p, .slugline-body'), (node) => getComputedStyle(node).zoom));
  expect(new Set(zoom)).toEqual(new Set(['1.125']));
  expect(guest.requested(SRC)).toBe(1);
  // Once for each time that it was shown: not for renderings.
  expect((await page.evaluate(() => window.heard)).length).toBe(1);
});

test('elements can be reordered, removed and put back', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.reverse());
  await expectStories(page);
  expect(await page.evaluate(() => Array.from(document.querySelectorAll('#root [id]:not([id^="slugline-"])'), ({ id }) => id))).toEqual(['own', 'given', 'fetched', 'strip']);
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(() => window.toggle());
    await expect(page.locator('slugline-article')).toHaveCount(0);
    await page.evaluate(() => window.toggle());
    await ready(page);
    await expectStories(page);
  }
});

test('another object shows another story, the same one changes nothing', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.give({ headline: 'A second object', body: [] }));
  await expect(page.locator('#given h2')).toHaveText(['A second object']);
});

test('elements rendered before they are defined work', async ({ page }) => {
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(`${PAGE}?early`);
  await page.waitForFunction(() => window.next && document.querySelector('#own'));
  await page.evaluate(() => window.next());
  await page.evaluate(() => window.next());
  release();
  await ready(page, '#strip, #fetched, #own');
  await expect(page.locator('#fetched h2')).toHaveText(['Levels of the week']);
  await expect(quotes(page, '#strip')).toHaveCount(2);
  await expect(page.locator('#own p:not(.notice)')).toHaveText(['Words of round 2.', 'Last words.']);
  // An object needs another rendering.
  await page.evaluate(() => window.give({ headline: 'A second object', body: [] }));
  await expect(page.locator('#given h2')).toHaveText(['A second object']);
});

test('React hydrates a page while the elements are running', async ({ page, compose }) => {
  const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');
  await page.goto(compose(html.replace('<main id="root">', `$&${SERVED}`)));
  await ready(page);
  await controls(page, '#own').larger.click();
  await page.evaluate(() => {
    window.nodes = [...document.querySelectorAll('#root *')];
    window.hydrate();
  });
  await page.evaluate(() => window.next());
  await expect(page.getByText('Round 1')).toBeVisible();
  expect(await page.evaluate(() => [window.heard, window.nodes.every((node) => node.isConnected)])).toEqual([[], true]);
  await expect(page.locator('#fetched h2')).toHaveText(['Levels of the week']);
  await controls(page, '#fetched').larger.click();
  await expect(controls(page, '#fetched').announcement).toHaveText('Text size 125%');
  expect(await page.locator('#own p:not(.notice)').evaluate((words) => getComputedStyle(words).zoom)).toBe('1.25');
});
