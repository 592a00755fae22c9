// The reader's text size, in the engine that ENGINE names.
//
// When this fails, a reader of that browser presses A+ and the text does not grow because the site sizes it in pixels, cannot press
// it without a mouse, or the size is forgotten on the next page.

import assert from 'node:assert/strict';

import { Key, click, evaluate, events, inAnotherTab, open, press, ready, rectangles, reload, test, until } from './support/page.js';
import { TAGS, page, read } from './support/site.js';

const PAGE = read('tests/e2e/scenarios/text-size/page.html');

const control = (story, name) => document.querySelector(story).shadowRoot.querySelector(name);
const focused = () => document.activeElement?.shadowRoot?.activeElement?.className ?? null;
const announcement = () => document.querySelector('#own').shadowRoot.querySelector('.announcement').textContent;

/** The heights of the first that matches each of these selectors. */
async function heights(...selectors) {
  const found = [];
  for (const selector of selectors) found.push((await rectangles(selector))[0].height);
  return found;
}

/** WebKit rounds lines down to whole pixels; `scale` says how much the lost part would have grown since. */
function assertClose(found, wanted, scale = 1) {
  assert.equal(found.length, wanted.length);
  found.forEach((height, index) => assert.ok(Math.abs(height - wanted[index]) < scale, `${found} instead of ${wanted}`));
}

async function start() {
  await open('text-size', PAGE);
  await ready();
}

test('text size by mouse, to the end: text in every unit grows, pictures do not, and the other story follows', async () => {
  await start();
  const text = ['#own h2', '#own p', '#own .rem', '#own .em', '#own small', '#made p'];
  const pictures = ['#child', '#inner', '#made img'];
  const before = await heights(...text);
  const still = await heights(...pictures);
  assert.equal(still[0], 100);
  for (let presses = 0; presses < 6; presses += 1) await click(control, '#own', '.larger');
  assertClose(await heights(...text), before.map((height) => height * 2.5), 2.5);
  assertClose(await heights(...pictures), still);
  assert.equal(await evaluate(announcement), 'Text size 250%');
  const told = (await events('slugline-action')).map(({ target, detail }) => [target, detail.control, detail.value]);
  assert.deepEqual(told, [112.5, 125, 150, 175, 200, 250].map((size) => ['own', 'text-size', size]));
});

test('text size by keyboard', async () => {
  await start();
  await press(Key.TAB);
  assert.match(await evaluate(focused), /smaller/);
  await press(Key.TAB, Key.TAB);
  assert.match(await evaluate(focused), /larger/);
  await press(Key.ENTER, Key.SPACE);
  await until(`return (${announcement})() === 'Text size 125%'`);
  assertClose(await heights('#own p'), [33.75]);
});

test('text size survives a reload, and nothing is stored before a change', async () => {
  await start();
  assert.deepEqual(await evaluate(() => Object.keys(localStorage)), []);
  await click(control, '#own', '.larger');
  assert.deepEqual(await evaluate(() => Object.keys(localStorage)), ['slugline']);
  await reload();
  await ready();
  assertClose(await heights('#own p', '#made p', '#forgetful p'), [30.375, 30.375, 27]);
});

test('text size follows another tab', async () => {
  await start();
  await inAnotherTab(async () => {
    await start();
    await click(control, '#own', '.larger');
  });
  await until(() => getComputedStyle(document.querySelector('#own p')).zoom === '1.125');
});

test('text size works without storage', async () => {
  const denied = `<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })</script>`;
  await open('no-storage', page('<main><slugline-article id="own"><p style="font-size: 20px; line-height: 32px; margin: 0">Words</p></slugline-article></main>', { head: denied + TAGS }));
  await ready();
  assert.match(await evaluate(() => { try { return typeof localStorage } catch (error) { return error.name } }), /SecurityError/);
  await click(control, '#own', '.larger');
  assertClose(await heights('#own p'), [36]);
});

test('a classic tag in the head applies the stored size before the first paint', async () => {
  await evaluate(() => localStorage.setItem('slugline', '{"version":1,"textSize":200}'));
  const tags = '<link rel="stylesheet" href="/pkg/slugline.css"><script src="/pkg/embed.js"></script>';
  const story = '<main><slugline-article><p style="font-size: 16px; line-height: 20px; margin: 0">Words</p></slugline-article></main>';
  // While the page is being parsed the elements are not defined yet.
  const measure = '<script>window.early = [getComputedStyle(document.querySelector("p")).zoom, customElements.get("slugline-article") === undefined]</script>';
  await open('stored', page(story + measure, { head: tags }));
  assert.deepEqual(await evaluate(() => window.early), ['2', true]);
  await ready();
  assertClose(await heights('p'), [40]);
});
