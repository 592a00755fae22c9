// A feed under load: 500 symbols, 10,000 ticks a second for a minute, from `slugline serve`.
//
//     cargo xtask bench load [SECONDS]
//     node benches/load.mjs [SECONDS]
//
// Printed, and an error otherwise: no task takes more than 50 ms of processor time, painting included, from the first on; the
// strip's animation is the same throughout, the last values of the feed are shown at the end, and the module's memory does not grow after
// the tenth second.

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
/** What the browser's trace calls script, and a task. */
const SCRIPT = ['EvaluateScript', 'FunctionCall', 'RunMicrotasks'];
const TASK = ['ThreadControllerImpl::RunTask'];
const told = (times) => `${times.slice(0, 5).map((time) => time.toFixed(0)).join(', ')} ms`;

/** In the page, before its own scripts: how large the module's memory is, and how many frames come. */
function observe() {
  window.load = { frames: 0 };
  const { load } = window;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...all) => {
    const instance = await instantiate.apply(WebAssembly, all);
    load.memory = instance.exports.memory;
    return instance;
  };
  window.EventSource = class extends EventSource {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => (load.frames += 1));
    }
  };
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
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] });
  await page.goto(`${program.url}target/load/`);
  await ready(page);
  await page.waitForFunction(() => document.querySelector('slugline-ticker').shadowRoot.getAnimations().length > 0);
  // Whose process and thread they are.
  await page.evaluate(() => performance.mark('the page'));
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
  const { frames } = await page.evaluate(() => window.load);
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value;

  // Processor time: by the clock everything takes longer on a busy machine.
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const mark = traceEvents.find(({ name }) => name === 'the page');
  const longest = (names) =>
    traceEvents
      .filter(({ pid, tid, name, ts }) => pid === mark.pid && tid === mark.tid && names.includes(name))
      .map(({ tdur = 0 }) => tdur / 1000)
      .sort((one, other) => other - one);
  const script = longest(SCRIPT);
  const tasks = longest(TASK);

  const tenth = looks[Math.min(9, looks.length - 1)].memory;
  const memory = looks.at(-1).memory;
  const begins = new Set(looks.map(({ began }) => began));
  console.log(`${frames} frames, ${frames * BATCH} ticks, in ${seconds.toFixed(0)} s`);
  console.log(`longest calls of script, by processor time: ${told(script)}`);
  console.log(`longest tasks, drawing included: ${told(tasks)}`);
  console.log(`main thread: ${((100 * metric('TaskDuration')) / seconds).toFixed(1)} % of the time, script ${((100 * metric('ScriptDuration')) / seconds).toFixed(1)} %, layout and style ${((100 * (metric('LayoutDuration') + metric('RecalcStyleDuration'))) / seconds).toFixed(1)} %`);
  console.log(`the module's memory: ${tenth / 1024} KiB in the tenth second, ${memory / 1024} KiB in the last`);
  // It is the same animation throughout, and continues where it was: its time is set when cells, and thus its distance, have grown.
  console.log(`start times that the animation had: ${begins.size}`);
  // Ticks sent before the stream is open are in the snapshot.
  if (frames < (0.97 * SECONDS * RATE) / BATCH) faults.push(`only ${frames} frames came: the machine is too slow for the rate`);
  for (const [what, [time]] of [['a call of script', script], ['a task', tasks]]) if (!(time <= LONG)) faults.push(`${what} took ${time} ms`);
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
