// A feed under load: 500 symbols, 10,000 ticks a second for a minute, from `slugline serve`.
//
//     cargo xtask bench load [SECONDS]
//     node benches/load.mjs [SECONDS]
//
// Told, and an error where it is not so: no task of ours longer than 50 ms, the strip's animation is the one that it was, what is
// shown at the end is the feed's last, and the module's memory does not grow after the tenth second.

import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import config from '../playwright.config.js';
import { ready } from '../tests/e2e/support/elements.js';
import { start } from '../tests/e2e/support/program.js';
import { REPOSITORY } from '../tests/e2e/support/repository.js';

const SECONDS = Number(process.argv[2] ?? 60);
const SYMBOLS = 500;
const RATE = 10_000;
const BATCH = 50;
/** The browser's own rule for a long task. */
const LONG = 50;

/** In the page, before its own scripts: how large the module's memory is, and how long our own calls take. */
function observe() {
  window.load = { memories: [], longest: {}, tasks: [], frames: 0 };
  const { load } = window;
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...all) => {
    const result = await instantiate.apply(WebAssembly, all);
    load.memory = Object.values(result.instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return result;
  };
  const timed = (name, call) =>
    function (...all) {
      const begun = performance.now();
      try {
        return call.apply(this, all);
      } finally {
        load.longest[name] = Math.max(load.longest[name] ?? 0, performance.now() - begun);
      }
    };
  // Every way by which the package's work begins once it is there.
  for (const name of ['requestAnimationFrame', 'setTimeout', 'queueMicrotask']) {
    const own = window[name];
    window[name] = (call, ...all) => own.call(window, typeof call === 'function' ? timed(name, call) : call, ...all);
  }
  const { set } = Object.getOwnPropertyDescriptor(EventSource.prototype, 'onmessage');
  Object.defineProperty(EventSource.prototype, 'onmessage', {
    set(call) {
      const counted = call && timed('onmessage', call);
      set.call(this, counted && ((event) => ((load.frames += 1), counted(event))));
    },
  });
  for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
    const Own = window[name];
    window[name] = class extends Own {
      constructor(call, ...all) {
        super(timed(name, call), ...all);
      }
    };
  }
  // What follows from an answer is timed by the browser, where a frame is late for it.
  new PerformanceObserver((list) => {
    for (const { scripts } of list.getEntries()) for (const { duration, invokerType } of scripts) load.longest[invokerType] = Math.max(load.longest[invokerType] ?? 0, duration);
  }).observe({ type: 'long-animation-frame', buffered: true });
  new PerformanceObserver((list) => load.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'longtask', buffered: true });
}

/** What the strip shows, symbol by symbol, and what else is to be held against its like of before. */
function look() {
  const { shadowRoot } = document.querySelector('slugline-ticker');
  const [animation, ...others] = shadowRoot.getAnimations().filter(({ effect }) => effect.target.className === 'track');
  const rows = Array.from(shadowRoot.querySelectorAll('ul:first-child > li'), (row) => row.querySelector('.slugline-price').textContent.replace(/[^\d.]/g, ''));
  const isSame = window.load.animation === undefined || window.load.animation === animation;
  window.load.animation = animation;
  return { prices: rows, isSame, others: others.length, began: animation?.startTime, memory: window.load.memory.buffer.byteLength };
}

const program = await start();
const browser = await chromium.launch(config.use.launchOptions);
const faults = [];
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(observe);
  const query = `session=load-${Date.now()}&seed=3&symbols=${SYMBOLS}&rate=${RATE}&batch=${BATCH}&frames=${(SECONDS * RATE) / BATCH}`;
  mkdirSync(`${REPOSITORY}/target/load`, { recursive: true });
  writeFileSync(
    `${REPOSITORY}/target/load/index.html`,
    `<!doctype html><html lang="en"><title>Load</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
    <slugline-ticker src="/feed.json?${query}" stream="/feed?${query}"></slugline-ticker>`,
  );
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${program.url}target/load/`);
  await ready(page);
  await page.waitForFunction(() => document.querySelector('slugline-ticker').shadowRoot.getAnimations().length > 0);
  const begun = Date.now();
  const answered = fetch(`${program.url}feed.json?${query}&wait=end`).then((answer) => answer.json());
  const looks = [];
  for (let second = 1; second <= SECONDS; second += 1) {
    await page.waitForTimeout(Math.max(0, begun + second * 1000 - Date.now()));
    looks.push(await page.evaluate(look));
  }
  const last = (await answered).quotes.map(({ price }) => price);
  const wait = Date.now() + 30_000;
  let shown = [];
  while (Date.now() < wait && shown.join() !== last.join()) {
    await page.waitForTimeout(200);
    ({ prices: shown } = await page.evaluate(look));
  }
  const seconds = (Date.now() - begun) / 1000;
  const { longest, tasks, frames } = await page.evaluate(() => window.load);
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value;

  const tenth = looks[Math.min(9, looks.length - 1)].memory;
  const memory = looks.at(-1).memory;
  const begins = new Set(looks.map(({ began }) => began));
  console.log(`${frames} frames, ${frames * BATCH} ticks, in ${seconds.toFixed(0)} s`);
  console.log(`longest of our own calls, in ms: ${Object.entries(longest).map(([name, time]) => `${name} ${time.toFixed(1)}`).join(', ')}`);
  // By the clock: on a machine that does something else besides, these are longer than the work in them.
  const lengths = tasks.map(({ duration }) => duration).sort((one, other) => one - other);
  const late = tasks.filter(({ startTime }) => startTime > 5_000).length;
  console.log(`long tasks, drawing included: ${lengths.length}, ${late} of them after the fifth second; median ${(lengths[lengths.length >> 1] ?? 0).toFixed(0)} ms, longest ${(lengths.at(-1) ?? 0).toFixed(0)} ms`);
  console.log(`main thread: ${((100 * metric('TaskDuration')) / seconds).toFixed(1)} % of the time, script ${((100 * metric('ScriptDuration')) / seconds).toFixed(1)} %, layout and style ${((100 * (metric('LayoutDuration') + metric('RecalcStyleDuration'))) / seconds).toFixed(1)} %`);
  console.log(`the module's memory: ${tenth / 1024} KiB in the tenth second, ${memory / 1024} KiB in the last`);
  // It is the same animation all the time, and goes on where it was: its time is set when cells have grown, and with them its way.
  console.log(`start times that the animation had: ${begins.size}`);
  if (frames < (0.99 * SECONDS * RATE) / BATCH) faults.push(`only ${frames} frames came: the machine is too slow for the rate`);
  for (const [name, time] of Object.entries(longest)) if (time > LONG) faults.push(`${name} took ${time.toFixed(0)} ms`);
  if (looks.some(({ isSame, others }) => !isSame || others > 0)) faults.push('the animation was made anew');
  if (memory !== tenth) faults.push('the memory of the module has grown');
  if (shown.join() !== last.join()) faults.push(`what is shown is not the feed's last: ${shown.filter((price, at) => price !== last[at]).length} of ${last.length}`);
  else console.log(`all ${last.length} last values are on the screen`);
} finally {
  await browser.close();
  await program.close();
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}
