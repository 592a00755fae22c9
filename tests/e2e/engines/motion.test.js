// How the strip moves and how it stops, in the engine that ENGINE names.
//
// When this fails, the strip jumps back at a tick in that browser, shows outdated prices in its copies, cannot be stopped, or
// does not stay stopped.

import assert from 'node:assert/strict';

import { Key, away, click, evaluate, open, press, ready, reload, test, until } from './support/page.js';
import { page, read } from './support/site.js';
import { grown } from '../support/grown.js';

const PAGE = read('tests/e2e/scenarios/motion/page.html');

/** The states of all animations in the strip. */
const states = () => evaluate(() => document.querySelector('slugline-ticker').shadowRoot.getAnimations().map(({ playState }) => playState));
const moving = () =>
  until(() => {
    const animations = document.querySelector('slugline-ticker').shadowRoot.getAnimations();
    return animations.length === 1 && animations[0].playState === 'running';
  });
/** The position of the strip, in CSS pixels. */
const place = () => {
  const track = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track');
  return new DOMMatrix(getComputedStyle(track).transform).e;
};
const control = () => document.querySelector('slugline-ticker').shadowRoot.querySelector('.control');

async function start(html = PAGE) {
  await open('motion', html);
  await ready();
}

test('a tick changes the list and its copies, and the motion continues where it was', async () => {
  await start();
  await moving();
  const before = await evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    [window.animation] = strip.shadowRoot.querySelector('.track').getAnimations();
    [window.item] = strip.shadowRoot.querySelectorAll('li');
    const { x, y, width, height } = strip.getBoundingClientRect();
    strip.apply([{ symbol: 'EBB', price: '12.55', change_percent: '0.40' }]);
    return { time: window.animation.currentTime, rectangle: [x, y, width, height] };
  });
  await until(() => {
    const lists = [...document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.track > ul')];
    return lists.length > 1 && lists.every((list) => /▲.*\+0\.40%.*12\.55/s.test(list.querySelector('li').textContent));
  });
  const after = await evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    const { x, y, width, height } = strip.getBoundingClientRect();
    return {
      isSameAnimation: strip.shadowRoot.querySelector('.track').getAnimations()[0] === window.animation,
      isSameNode: strip.shadowRoot.querySelector('li') === window.item,
      time: window.animation.currentTime,
      rectangle: [x, y, width, height],
    };
  });
  assert.deepEqual([after.isSameAnimation, after.isSameNode, after.rectangle], [true, true, before.rectangle]);
  assert.ok(after.time > before.time);
});

test('the copies cover the whole strip at the end of a round', async () => {
  await start();
  await moving();
  const [viewport, track] = await evaluate(() => {
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    const [animation] = shadow.querySelector('.track').getAnimations();
    animation.pause();
    animation.currentTime = animation.effect.getComputedTiming().duration - 1;
    return ['.viewport', '.track'].map((selector) => shadow.querySelector(selector).getBoundingClientRect().toJSON());
  });
  assert.ok(track.left < viewport.left && track.right >= viewport.right, JSON.stringify([viewport, track]));
});

// Copies used to be rendered in the next frame: for one frame, and longer where a page begins, the strip was empty beyond the list.
test('a strip that grows is covered before the frame is drawn', async () => {
  await start();
  await moving();
  const [viewport, track] = await evaluate(grown);
  assert.ok(viewport.width > 1200 && track.right >= viewport.right, JSON.stringify([viewport, track]));
});

test('the pause button comes first, stops the strip, and is remembered', async () => {
  await start();
  await moving();
  await press(Key.TAB);
  const isFirst = `return document.querySelector('slugline-ticker').shadowRoot.activeElement === (${control})()`;
  assert.equal(await evaluate(isFirst), true);
  await press(Key.ENTER);
  await until(() => document.querySelector('slugline-ticker').matches(':state(paused)'));
  assert.deepEqual(await states(), []);
  await reload();
  await ready();
  assert.deepEqual(await evaluate(() => [document.querySelector('slugline-ticker').paused, document.querySelector('slugline-ticker').matches(':state(paused)')]), [true, true]);
  assert.deepEqual(await states(), []);
  await click(control);
  await away();
  await moving();
});

// With scroll bars that take space the viewport changes its size when the strip stops: `fit` is called a second time. It used to clear
// the scroll position then.
test('a paused strip stays where it was and can be scrolled by hand', async () => {
  await start();
  await moving();
  await until(`return (${place})() < -40`);
  const [moved, scrolled] = await evaluate(async () => {
    const strip = document.querySelector('slugline-ticker');
    const left = () => strip.shadowRoot.querySelector('li').getBoundingClientRect().left;
    const before = left();
    strip.pause();
    // A new scroll bar changes sizes, which the strip learns a frame later.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    return [left() - before, strip.shadowRoot.querySelector('.viewport').scrollLeft];
  });
  assert.ok(Math.abs(moved) <= 2, `moved by ${moved}`);
  assert.ok(scrolled > 0);
  // Its first quote is out of view: with the focus it comes into view.
  await press(Key.TAB, Key.TAB);
  await until(() => {
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    const left = (element) => element.getBoundingClientRect().left;
    return shadow.activeElement === shadow.querySelector('li') && left(shadow.activeElement) >= left(shadow.querySelector('.viewport')) - 1;
  });
});

// Copies used to be rendered while the browser reports sizes, which changes sizes: the browser then dispatches an error at the window,
// and a site that collects errors gets one that is not its own.
test('rendering copies reports no error to the page', async () => {
  const src = '/tests/fixtures/page.txt';
  await open('copies', page(`<slugline-ticker src="${src}" motion="scroll"></slugline-ticker><main><slugline-article src="${src}"></slugline-article></main>`));
  await ready();
  await moving();
  assert.deepEqual(await evaluate(() => window.notes.uncaught), []);
});

test('a cell grows with its text and is not clipped', async () => {
  await start();
  await moving();
  await evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'SLK', price: '123456789012.505000' }]));
  await until(() => {
    const cell = document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('li')[2];
    // `scrollWidth` is wrong: WebKit adds the padding after the last box, whose margin is negative.
    const text = document.createRange();
    text.selectNodeContents(cell);
    const [inner, outer] = [text, cell].map((what) => what.getBoundingClientRect());
    return cell.textContent.includes('123,456,789,012.505000') && inner.left >= outer.left && inner.right <= outer.right;
  });
});

test('a strip with motion="none" does not move and has one list', async () => {
  await start(PAGE.replace('<slugline-ticker', '<slugline-ticker motion="none"'));
  const found = await evaluate(() => {
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    return [shadow.getAnimations().length, shadow.querySelectorAll('.track > ul').length];
  });
  assert.deepEqual(found, [0, 1]);
});

test('a strip in right-to-left text moves to the right', async () => {
  await start(PAGE.replace('<html lang="en">', '<html lang="ar" dir="rtl">'));
  await moving();
  const first = await evaluate(place);
  await until(`return (${place})() > arguments[0]`, first);
});
