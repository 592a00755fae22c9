// A story read aloud.
//
// When this fails, the text of a story is sent to another computer, nodes of the page are wrapped to mark a sentence, or a voice
// that fails loses the reader's position.

import { ready, record } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';
import { VOICES, speak } from './voices.js';

const PAGE = '/tests/e2e/scenarios/panel/page.html';
const SENTENCES = [
  'The tape outlived the machine that printed it',
  'The ticker was a clerk that never slept.',
  'It printed prices on a strip of paper.',
  'The strip fell into a basket.',
  'Brokers read it as it came, and so did others.',
  'It is gone, and its habits are not.',
];

const story = (page) => page.locator('#own');
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get('slugline-listen') ?? [])].map((range) => range.toString().replaceAll(/\s+/g, ' ')));
const spoken = (page) => page.evaluate(() => window.speech.spoken.map(({ text }) => text));
const device = (page, what) => page.evaluate((what) => window.speech[what](), what);
const markup = (page) => page.evaluate(() => document.querySelector('#own').innerHTML);

async function start(page) {
  await page.addInitScript(speak, VOICES);
  await page.goto(PAGE);
  await ready(page);
  await story(page).locator('.listen').click();
  await expect(story(page).locator('.player')).toBeVisible();
}

test('a story is read sentence by sentence, marked without changing it, with a voice of the device', async ({ page }) => {
  await page.addInitScript(speak, VOICES);
  await page.goto(PAGE);
  await ready(page);
  await expect(story(page).locator('.listen')).toBeVisible();
  const before = await markup(page);
  await story(page).evaluate((element) => (window.nodes = [...element.querySelectorAll('*')]));
  const actions = await record(page, 'slugline-action');
  await story(page).locator('.listen').click();
  await expect(story(page).locator('.player')).toBeVisible();
  for (const sentence of SENTENCES) {
    expect(await marked(page)).toEqual([sentence]);
    expect((await spoken(page)).at(-1)).toBe(sentence);
    await device(page, 'end');
  }
  expect(await spoken(page)).toEqual(SENTENCES);
  await expect(story(page).locator('.player')).toBeHidden();
  expect(await marked(page)).toEqual([]);
  expect(await markup(page)).toBe(before);
  expect(await story(page).evaluate((element) => [...element.querySelectorAll('*')].every((node, index) => node === window.nodes[index]))).toBe(true);
  // The region that the page names has no voice here; of the language the first, and never the one that sends the text away.
  expect(new Set(await page.evaluate(() => window.speech.spoken.map(({ voice }) => voice)))).toEqual(new Set(['Ada']));
  expect((await actions()).map(({ detail }) => detail)).toEqual([{ control: 'listen', value: 'start' }, { control: 'listen', value: 'end' }]);
});

test('pause, skip, rate and voice work', async ({ page }) => {
  await start(page);
  const button = (name) => story(page).getByRole('button', { name, exact: true });
  await button('Next sentence').click();
  expect(await marked(page)).toEqual([SENTENCES[1]]);
  await button('Pause').click();
  expect(await page.evaluate(() => window.speech.isSpeaking)).toBe(false);
  await button('Next sentence').click();
  expect([await marked(page), await page.evaluate(() => window.speech.isSpeaking)]).toEqual([[SENTENCES[2]], false]);
  await button('Continue').click();
  expect((await spoken(page)).at(-1)).toBe(SENTENCES[2]);
  await button('Previous sentence').click();
  expect((await spoken(page)).at(-1)).toBe(SENTENCES[1]);
  await story(page).getByLabel('Speed').selectOption('1.5');
  await story(page).getByLabel('Voice').selectOption('Grace');
  expect(await page.evaluate(() => window.speech.spoken.at(-1))).toEqual({ text: SENTENCES[1], voice: 'Grace', rate: 1.5, lang: 'en-US' });
  expect(await story(page).getByLabel('Voice').locator('option').allTextContents()).toEqual(['Ada', 'Grace']);
  await button('Close').last().click();
  await expect(story(page).locator('.player')).toBeHidden();
  expect(JSON.parse(await page.evaluate(() => localStorage.slugline))).toEqual({ version: 1, rate: 1.5, voices: { en: 'Grace' } });
  await page.reload();
  await ready(page);
  await story(page).locator('.listen').click();
  await expect.poll(() => page.evaluate(() => window.speech.spoken.map(({ voice, rate }) => [voice, rate]))).toEqual([['Grace', 1.5]]);
});

test('a voice that fails mid-sentence is announced, and the position and the story stay', async ({ page }) => {
  await start(page);
  await device(page, 'end');
  const before = await markup(page);
  await device(page, 'fail');
  await expect(story(page).locator('.fault')).toHaveText('The voice has failed');
  await expect(story(page).locator('.said')).toHaveText('The voice has failed');
  expect(await markup(page)).toBe(before);
  expect(await marked(page)).toEqual([SENTENCES[1]]);
  await story(page).getByRole('button', { name: 'Continue' }).click();
  await expect(story(page).locator('.fault')).toHaveText('');
  expect(await spoken(page)).toEqual([SENTENCES[0], SENTENCES[1], SENTENCES[1]]);
  // All voices go while it reads.
  await page.evaluate(() => (window.speech.voices = []));
  await device(page, 'end');
  await expect(story(page).locator('.fault')).toHaveText('The voice has failed');
});

test('a story that leaves the page stops reading', async ({ page }) => {
  await start(page);
  await story(page).evaluate((element) => element.remove());
  await expect.poll(() => page.evaluate(() => window.speech.isSpeaking)).toBe(false);
  expect(await marked(page)).toEqual([]);
});
