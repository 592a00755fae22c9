// A strip out of view, one whose feed is quiet, and many that come and go.
//
// When this fails, a page that only carries a strip gets slower or larger the longer it is open.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';
import { traced } from '../../support/trace.js';
import { feed } from '../live/server.js';

const PRICES = Array.from({ length: 20 }, (_, index) => ({ symbol: `S${index}`, price: `${index + 10}.00`, previous_close: '20.00' }));
const WHOLE = { label: 'Steady', quotes: PRICES };
const tick = (step) => ({ quotes: PRICES.map(({ symbol }, index) => ({ symbol, price: `${index + 10}.${String(step % 90).padStart(2, '0')}` })) });

const SCRIPT = '<!doctype html><html lang="en"><title>Steady</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>';

/** How much the browser has styled and laid out so far. */
async function counts(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  return Object.fromEntries(['LayoutCount', 'RecalcStyleCount'].map((name) => [name, metrics.find((one) => one.name === name).value]));
}

const base = test.extend({
  server: async ({ guest }, use) => {
    const server = await feed();
    server.connect = (stream) => stream.send(JSON.stringify(WHOLE));
    guest.allow(server.url);
    await use(server);
    await server.close();
  },
  client: async ({ page }, use) => {
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    await use(client);
  },
});

/** Counts, in the page, the frames of the feed and what the package asks to be called back for. */
const counting = () => {
  window.calls = { frames: 0, asked: 0 };
  window.EventSource = class extends EventSource {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => (window.calls.frames += 1));
    }
  };
  const { requestAnimationFrame } = window;
  window.requestAnimationFrame = (call) => ((window.calls.asked += 1), requestAnimationFrame.call(window, call));
};

/** Sends ticks until the page has had so many more. */
async function sendTicks(page, server, count) {
  const goal = (await page.evaluate(() => window.calls.frames)) + count;
  for (let step = 1; step <= count; step += 1) server.send(tick(step));
  await expect.poll(() => page.evaluate(() => window.calls.frames)).toBeGreaterThanOrEqual(goal);
}

/** Fails where the browser styles, lays out or paints anything while frames come. */
async function expectNothingDrawn(page, during) {
  const { script, drawing } = await traced(page, during);
  expect(script.FunctionCall, 'frames have come').toBeGreaterThan(10);
  expect(drawing).toEqual({});
}

/** Waits until nothing of the beginning is left to do. */
async function settled(page, client) {
  let before;
  await expect
    .poll(async () => {
      const now = JSON.stringify([await counts(client), await page.evaluate(() => window.calls)]);
      const isSame = now === before;
      before = now;
      return isSame;
    }, { intervals: [500] })
    .toBe(true);
}

base('a strip whose feed rests does nothing', async ({ page, server, client, compose }) => {
  await page.addInitScript(counting);
  await page.goto(await compose(`${SCRIPT}<slugline-ticker stream="${server.url}/events"></slugline-ticker>`));
  await ready(page);
  await settled(page, client);
  const at = () =>
    page.evaluate(() => {
      const [animation] = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations();
      return animation.playState === 'running' && animation.currentTime;
    });
  const begun = await at();
  // The length of the rest is the measure, not a wait for something.
  const { seconds, script, drawing } = await traced(page, () => page.waitForTimeout(10_000));
  expect(seconds).toBeGreaterThan(9.9);
  expect({ script, drawing }).toEqual({ script: {}, drawing: {} });
  expect(await at(), 'and moves all the time').toBeGreaterThan(begun + 9_900);
});

base('a strip out of sight costs no style, no layout and no paint', async ({ page, server, client, compose }) => {
  await page.addInitScript(counting);
  await page.goto(await compose(`${SCRIPT}<slugline-ticker stream="${server.url}/events"></slugline-ticker><div style="height: 5000px"></div><p id="end">End</p>`));
  await ready(page);
  await page.evaluate(() => {
    document.getElementById('end').scrollIntoView();
    return new Promise((seen) => new IntersectionObserver(([entry]) => entry.isIntersecting || seen()).observe(document.querySelector('slugline-ticker')));
  });
  await settled(page, client);
  await expectNothingDrawn(page, () => sendTicks(page, server, 40));
  // It catches up as soon as somebody looks.
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.locator('slugline-ticker .slugline-price').first()).toHaveText('10.40');
});

base('a strip in a hidden tab costs no style, no layout and no paint', async ({ page, server, client, compose }) => {
  await page.addInitScript(counting);
  await page.addInitScript(() => {
    window.isHidden = false;
    Object.defineProperty(document, 'hidden', { get: () => window.isHidden });
  });
  await page.goto(await compose(`${SCRIPT}<slugline-ticker stream="${server.url}/events"></slugline-ticker>`));
  await ready(page);
  const hide = (isHidden) =>
    page.evaluate((is) => {
      window.isHidden = is;
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await hide(true);
  await settled(page, client);
  await expectNothingDrawn(page, () => sendTicks(page, server, 40));
  const { drawing } = await traced(page, async () => {
    await hide(false);
    await expect(page.locator('slugline-ticker .slugline-price').first()).toHaveText('10.40');
  });
  expect(Object.keys(drawing), 'what is drawn is told of').toEqual(expect.arrayContaining(['UpdateLayoutTree', 'Layout', 'Paint']));
});

/**
 * What a flush may cost, in passes of style, besides one layout: the marks of prices come and go in frames of their own. While a strip moves
 * its animation is styled in every frame that the main thread draws, however many there are.
 */
for (const [attributes, style] of [['motion="none" flash="0"', 1], ['layout="list" flash="0"', 1], ['motion="none"', 3], ['', Infinity]])
  base(`a flush costs one layout${style < Infinity ? `, and passes of style: ${style}` : ''} (${attributes || 'as it comes'})`, async ({ page, server, client, compose }) => {
    await page.addInitScript(counting);
    await page.goto(await compose(`${SCRIPT}<slugline-ticker stream="${server.url}/events" ${attributes}></slugline-ticker>`));
    await ready(page);
    const price = page.locator('slugline-ticker .slugline-price').first();
    // The first figures are wider than those of the beginning, and cells grow.
    server.send(tick(10));
    await expect(price).toHaveText('10.10');
    await settled(page, client);
    const before = await counts(client);
    const FLUSHES = 8;
    for (let step = 1; step <= FLUSHES; step += 1) {
      server.send(tick(step + 10));
      // It does not look at the page's layout, which would be one more.
      await expect.poll(() => price.evaluate((node) => node.textContent), { intervals: [50] }).toBe(`10.${step + 10}`);
    }
    await settled(page, client);
    const after = await counts(client);
    expect(after.LayoutCount - before.LayoutCount, 'layouts').toBeLessThanOrEqual(FLUSHES);
    expect(after.LayoutCount - before.LayoutCount, 'layouts are counted').toBeGreaterThan(0);
    expect(after.RecalcStyleCount - before.RecalcStyleCount, 'passes of style').toBeLessThanOrEqual(FLUSHES * style);
  });

base('each element of a story is styled once when it is shown', async ({ page, compose }) => {
  await page.goto(await compose(`${SCRIPT}<slugline-article controls="text-size listen"></slugline-article>`));
  const body = Array.from({ length: 200 }, (_, index) => ({ type: 'paragraph', text: [`Paragraph ${index} with `, { type: 'em', text: ['a phrase'] }, '.'] }));
  const show = (headline) =>
    page.evaluate(async (story) => {
      const element = document.querySelector('slugline-article');
      element.article = story;
      await new Promise((shown) => element.addEventListener('slugline-ready', shown, { once: true }));
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }, { headline, body });
  await show('What the first one loads is there');
  const { styled } = await traced(page, () => show('A headline'));
  const elements = await page.locator('slugline-article [data-slugline="story"]').evaluateAll((parts) => parts.reduce((sum, part) => sum + 1 + part.querySelectorAll('*').length, 0));
  expect(elements).toBeGreaterThan(400);
  expect(styled).toBeGreaterThanOrEqual(elements);
  // A rule for a highlight anywhere in a story, for example, would be looked for in each of them once more.
  expect(styled).toBeLessThan(elements * 1.5);
});

base('five hundred strips that come and go leave nothing behind', async ({ page, server, client, compose }) => {
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...all) => {
      const instance = await instantiate.apply(WebAssembly, all);
      window.memory = instance.exports.memory;
      return instance;
    };
  });
  // One strip stays and keeps the feed; the others join it and leave.
  await page.goto(await compose(`${SCRIPT}<slugline-ticker stream="${server.url}/events"></slugline-ticker><div id="stage"></div>`));
  await ready(page);
  const clock = setInterval(() => server.send(tick(Math.floor(Math.random() * 90))), 20);
  const cycles = (count) =>
    page.evaluate(async ({ count, address }) => {
      for (let cycle = 0; cycle < count; cycle += 1) {
        const strip = document.createElement('slugline-ticker');
        strip.setAttribute('stream', address);
        document.getElementById('stage').append(strip);
        await strip.ready;
        strip.remove();
        await null;
      }
    }, { count, address: `${server.url}/events` });
  const size = async () => {
    // Twice: what a first collection finishes the second one takes.
    for (let time = 0; time < 2; time += 1) await client.send('HeapProfiler.collectGarbage');
    const { nodes } = await client.send('Memory.getDOMCounters');
    return { memory: await page.evaluate(() => window.memory.buffer.byteLength), nodes };
  };
  try {
    await cycles(50);
    const before = await size();
    await cycles(500);
    const after = await size();
    expect(after.memory).toBe(before.memory);
    // The browser keeps a few nodes for itself; one strip has more than a hundred.
    expect(Math.abs(after.nodes - before.nodes)).toBeLessThan(100);
    expect(server.open).toBe(1);
  } finally {
    clearInterval(clock);
  }
});
