// The repository's front page, index.html, in the engine that ENGINE names.
//
// When this fails, a visitor with that browser sees no moving strip, no controls, another number of quotes than
// the feed has, or has to scroll sideways.

import assert from 'node:assert/strict';

import { assertAccessible, assertNoSidewaysScrolling, click, evaluate, open, openNarrow, ready, screenshot, test, until } from './support/page.js';
import { read } from './support/site.js';

/** The page as it stands, which the tests serve from another folder. */
const PAGE = read('index.html').replace(/<meta charset="utf-8">/, '$&<base href="/">');
const { strip } = JSON.parse(read('demo/markets.json'));

const larger = () => document.querySelector('slugline-article').shadowRoot.querySelector('.larger');

/** The position of the strip, in CSS pixels. */
const place = () => {
  const track = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track');
  return new DOMMatrix(getComputedStyle(track).transform).e;
};

test('starts: the controls are there, and one transform moves the strip', async () => {
  await open('front-page', PAGE);
  await ready();
  const found = await evaluate(() => {
    const [story, ticker] = ['slugline-article', 'slugline-ticker'].map((name) => document.querySelector(name));
    const buttons = Array.from(story.shadowRoot.querySelectorAll('button'), (button) => [button.textContent, button.getBoundingClientRect().width > 0]);
    return { states: [story.matches(':state(ready)'), ticker.matches(':state(ready)')], buttons };
  });
  assert.deepEqual(found.states, [true, true]);
  assert.deepEqual(found.buttons.map(([, isVisible]) => isVisible), [true, true, true]);
  const symbols = await evaluate(() =>
    Array.from(document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.track > ul:not([aria-hidden]) .slugline-symbol'), (symbol) => symbol.textContent),
  );
  assert.deepEqual(symbols, strip.quotes.map(({ symbol }) => symbol));
  await until(() => document.querySelector('slugline-ticker').shadowRoot.getAnimations().some(({ playState }) => playState === 'running'));
  const targets = await evaluate(() => document.querySelector('slugline-ticker').shadowRoot.getAnimations().map(({ effect }) => effect.target.className));
  assert.deepEqual(targets, ['track']);
  const first = await evaluate(place);
  await until(`return (${place})() < arguments[0] - 5`, first);
  await screenshot('front-page-1280');
});

test('axe finds nothing', async () => {
  await open('front-page', PAGE);
  await ready();
  await assertAccessible();
});

test('at 360 px the page is never wider than the window, even with the largest text, and axe finds nothing', async () => {
  await openNarrow('front-page', PAGE, 360);
  await ready();
  assert.equal(await evaluate(() => innerWidth), 360);
  await assertNoSidewaysScrolling();
  await assertAccessible();
  await screenshot('front-page-360');
  while ((await evaluate(`return (${larger})().getAttribute('aria-disabled')`)) === 'false') await click(larger);
  assert.equal(await evaluate(() => getComputedStyle(document.querySelector('.slugline-body')).zoom), '2.5');
  await assertNoSidewaysScrolling();
  await screenshot('front-page-360-largest');
});
