// A strip on a page of its own, and what can be seen of its motion.

import { expect } from '@playwright/test';

import { ready } from './elements.js';

/** Quotes of different widths: as many as a wide window does not hold. */
export const QUOTES = [
  ['ALDER', '12.40', '-0.80'],
  ['BIRCH', '1204.5', '1.25'],
  ['CEDAR', '0.5050', '0.00'],
  ['DOGWOOD', '88.1', '0.12'],
  ['ELM', '9120.00', '-12.40'],
  ['FIR', '7', '3.5'],
  ['GINKGO', '64.125', '-0.05'],
  ['HAZEL', '310.0', '0.75'],
  ['IVY', '2.4', '-1.1'],
  ['JUNIPER', '15500.25', '0.33'],
].map(([symbol, price, change_percent]) => ({ symbol, price, change_percent, state: 'closed' }));

/** A page with a strip that has these attributes. */
export const pageOf = ({ attributes = '', quotes = QUOTES, label = 'Trees', source = 'Example figures', html = 'lang="en"', head = '', after = '' } = {}) => `<!doctype html>
<html ${html}>
<head>
  <meta charset="utf-8">
  <title>A strip</title>
  <link rel="stylesheet" href="/pkg/slugline.css">
  <script type="module" src="/pkg/embed.js"></script>
  ${head}
</head>
<body>
  <main>
    <slugline-ticker label="${label}" ${attributes}>
      <script type="application/json">${JSON.stringify({ source, quotes })}</script>
    </slugline-ticker>
    <h1>Words below</h1>
    <p>${after}</p>
  </main>
</body>
</html>`;

/** Opens such a page, and waits until the strip is there. */
export async function openStrip(page, compose, options) {
  await page.goto(compose(pageOf(options)));
  await ready(page);
}

/** The strip's animations, and what they do. */
export const motion = (page) =>
  page.evaluate(() =>
    document.querySelector('slugline-ticker').shadowRoot.getAnimations().map(({ effect, playState }) => ({ target: effect.target.className, state: playState })),
  );

/** Resolves once the strip is under way, and has as many lists as it needs. */
export const moving = (page, state = 'running') =>
  expect.poll(async () => [await motion(page), (await sight(page)).covered]).toEqual([[{ target: 'track', state }], true]);

/**
 * What is seen, in CSS pixels along the text: the first quote that is whole in sight and how far it is from the edge; how much of
 * the list has left; the widths of list and viewport; how many lists there are, and whether they cover the viewport.
 */
export const sight = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    const viewport = strip.shadowRoot.querySelector('.viewport');
    const isRightToLeft = getComputedStyle(viewport).direction === 'rtl';
    const edges = viewport.getBoundingClientRect();
    const from = (element) => {
      const { left, right } = element.getBoundingClientRect();
      return isRightToLeft ? edges.right - right : left - edges.left;
    };
    const lists = [...strip.shadowRoot.querySelectorAll('.track > ul')];
    const way = lists[0].getBoundingClientRect().width;
    const quotes = lists.flatMap((list) => [...list.children]).map((quote) => ({ name: quote.querySelector('.slugline-symbol')?.textContent, offset: from(quote), size: quote.getBoundingClientRect().width }));
    const first = quotes.find(({ offset }) => offset > -1);
    return {
      name: first?.name,
      offset: first?.offset,
      place: 0 - from(lists[0]),
      way,
      viewport: edges.width,
      lists: lists.length,
      covered: lists.length * way + from(lists[0]) >= edges.width - 1 && from(lists[0]) < 1,
      whole: quotes.filter(({ offset, size }) => offset > -1 && offset + size <= edges.width + 1).map(({ name }) => name),
      scrolled: viewport.scrollLeft,
    };
  });

/** Lets the strip stand as under a pointer, wherever the strip then is on the screen, and keeps hold of its animation. */
export async function stand(page) {
  await page.locator('slugline-ticker .strip').dispatchEvent('pointerenter');
  await moving(page, 'paused');
  // An animation that is told to pause may move for one frame more.
  await page.evaluate(async () => {
    [window.animation] = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations();
    await window.animation.ready;
  });
}

/** Whether the strip is still moved by the animation that `stand` saw, and by no other. (Marks of prices fade by some of their own.) */
export const isSame = (page) =>
  page.evaluate(() => {
    const animations = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations();
    return animations.length === 1 && animations[0] === window.animation;
  });

/** Sets the time of the animation, in parts of its round. */
export const setRound = (page, part) =>
  page.evaluate((part) => {
    const [animation] = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations();
    animation.currentTime = animation.effect.getComputedTiming().duration * part;
  }, part);

/** Resolves when two frames have been drawn: whatever follows from a change has been done then. */
export const frames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
