// Rooms for advertisements in a story, and a publisher's offer to subscribers below it.
//
// When this fails, an advertisement that comes late moves the text under a reader's eyes, or readers of a free story are asked to pay.

import { expectAccessible } from '../../support/axe.js';
import { controls, ready, record } from '../../support/elements.js';
import { expectUnmoved, rectangles } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';

const story = (access) => ({
  headline: 'A story with rooms',
  ...(access && { access }),
  body: ['One.', 'Two.', 'Three.', 'Four.'].map((text) => ({ type: 'paragraph', text: [text] })),
});

const pageOf = (attributes = '', children = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rooms</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
  <main><slugline-article ${attributes}>${children}</slugline-article></main>`;

const show = (page, article) =>
  page.evaluate(async (article) => {
    await customElements.whenDefined('slugline-article');
    const element = document.querySelector('slugline-article');
    element.article = article;
    await element.ready;
  }, article);

const parts = (page) => page.locator('.slugline-body > *').evaluateAll((all) => all.map((one) => one.dataset.after ?? one.textContent));

test('rooms are where the page wants them, and what comes into them moves nothing', async ({ page, compose }) => {
  await page.goto(compose(pageOf('breaks="3 1 9" headline-level="1"')));
  const recorded = await record(page, 'slugline-break');
  await page.evaluate(() => {
    window.rooms = [];
    document.addEventListener('slugline-break', ({ detail }) => window.rooms.push(detail.element));
  });
  await show(page, story());
  expect(await parts(page)).toEqual(['One.', '1', 'Two.', 'Three.', '3', 'Four.']);
  expect((await recorded()).map(({ detail }) => detail.after)).toEqual([1, 3]);
  const before = await rectangles(page, '.slugline-body > p');
  await page.evaluate(() => {
    const [low, high] = window.rooms.map((room) => room.appendChild(document.createElement('div')));
    low.style.cssText = 'inline-size: 50px; block-size: 50px';
    high.style.cssText = 'inline-size: 970px; block-size: 600px';
  });
  expectUnmoved(await rectangles(page, '.slugline-body > p'), before);
  // The size of the text is not that of the advertisement.
  await controls(page).larger.click();
  expect(await page.locator('.slugline-break').evaluateAll((rooms) => rooms.map((room) => Math.round(room.getBoundingClientRect().height)))).toEqual([250, 250]);
  await expectAccessible(page);
});

test('a story that is rendered again offers its rooms again', async ({ page, compose }) => {
  await page.goto(compose(pageOf('breaks="1"')));
  const recorded = await record(page, 'slugline-break');
  await show(page, story());
  await page.evaluate(() => document.querySelector('slugline-article').setAttribute('breaks', '2 4'));
  expect(await parts(page)).toEqual(['One.', 'Two.', '2', 'Three.', 'Four.', '4']);
  await page.evaluate(() => document.querySelector('slugline-article').setAttribute('text-size', '125'));
  expect((await recorded()).map(({ detail }) => detail.after)).toEqual([1, 2, 4]);
});

test('numbers that are none are told, and the others hold', async ({ page, guest, compose }) => {
  guest.announce(/breaks="x" is not known: whole numbers from 1 to 1000|breaks="0" is not known/);
  await page.goto(compose(pageOf('breaks="x 2 0"')));
  await show(page, story());
  expect(await parts(page)).toEqual(['One.', 'Two.', '2', 'Three.', 'Four.']);
});

test('the children of a page get no rooms', async ({ page, compose }) => {
  await page.goto(compose(pageOf('breaks="1"', '<p>One.</p><p>Two.</p>')));
  await ready(page, 'slugline-article');
  await expect(page.locator('.slugline-break')).toHaveCount(0);
});

for (const [access, isShown] of [['subscriber', true], ['preview', true], ['free', false], [undefined, false]])
  test(`an offer to subscribers is ${isShown ? '' : 'not '}shown below a story whose access is ${access}`, async ({ page, compose }) => {
    await page.goto(compose(pageOf('', '<p slot="paywall">Read on for a pound a week.</p>')));
    await show(page, story(access));
    const offer = page.getByText('Read on for a pound a week.');
    await expect(offer).toBeVisible({ visible: isShown });
    if (!isShown) return;
    const [text, below] = await Promise.all([page.getByText('Four.').boundingBox(), offer.boundingBox()]);
    expect(below.y).toBeGreaterThan(text.y + text.height);
  });

test('an offer is not shown below the notice of a story that was withdrawn', async ({ page, guest, compose }) => {
  guest.announce(/^slugline: withheld/);
  await page.goto(compose(pageOf('', '<p slot="paywall">Read on for a pound a week.</p>')));
  await page.evaluate(async (article) => {
    await customElements.whenDefined('slugline-article');
    await document.querySelector('slugline-article').show({ article }, 'slugline');
  }, { ...story('subscriber'), rights: { status: 'canceled' } });
  await expect(page.locator('slugline-article .notice')).toBeVisible();
  await expect(page.getByText('Read on for a pound a week.')).toBeHidden();
});

test('an offer is not shown before it is known whether the story is free', async ({ page, compose }) => {
  let answer;
  await page.route('**/story.json', async (route) => {
    await new Promise((resolve) => (answer = resolve));
    await route.fulfill({ contentType: 'application/json', body: JSON.stringify({ article: story('free') }) });
  });
  await page.goto(compose(pageOf('src="/story.json"', '<p slot="paywall">Read on for a pound a week.</p>')));
  await expect.poll(() => Boolean(answer)).toBe(true);
  const offer = page.getByText('Read on for a pound a week.');
  await expect(offer).toBeHidden();
  answer();
  await ready(page, 'slugline-article');
  await expect(offer).toBeHidden();
});
