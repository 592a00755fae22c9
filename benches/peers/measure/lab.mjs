// The one browser in which all is measured, and what every measurement needs of it.

import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from '../../../playwright.config.js';

const STUB = fileURLToPath(new URL('./stub.js', import.meta.url));

export const launch = () => chromium.launch({ ...config.use.launchOptions, args: [...config.use.launchOptions.args, '--js-flags=--expose-gc'] });

/** A fresh page with nothing in its caches; an error in it is an error here. */
export async function page(browser, { slowed = 1, stub = false } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const opened = await context.newPage();
  const errors = [];
  opened.on('pageerror', (error) => errors.push(error));
  const client = await context.newCDPSession(opened);
  if (slowed > 1) await client.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  if (stub) await opened.addInitScript({ path: STUB });
  const close = async () => {
    await context.close();
    if (errors.length > 0) throw errors[0];
  };
  return { page: opened, client, close };
}

/** A page of one peer without widgets, for the laboratory to mount some. */
export async function empty(browser, url, name, options = {}) {
  const opened = await page(browser, { ...options, stub: true });
  await opened.page.goto(`${url}${name}/lab.html`);
  await opened.page.waitForFunction(() => window.lab);
  await opened.client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return opened;
}

/** Mounts strips, each of its board or `count` of the one there is, and waits until they move. */
export async function mountStrips({ page: opened }, boards, { rate = 60, count = boards.length } = {}) {
  await opened.evaluate(
    async ({ boards: given, rate: most, count: many }) => {
      const { bench, lab } = window;
      bench.boards = given;
      for (let at = 0; at < many; at += 1) bench.mount((host) => lab.ticker(host, { stream: `ws://feed.invalid/${at % given.length}`, label: 'Ticks', rate: most }));
      const size = JSON.parse(given[0].whole).quotes.length;
      const end = performance.now() + 60_000;
      const isThere = (at) => bench.lists(at) > 1 && bench.rows(at).length === size;
      for (let at = 0; at < many; ) {
        if (isThere(at)) at += 1;
        else if (performance.now() > end) throw new Error(`strip ${at} shows ${bench.rows(at).length} of ${size} rows in ${bench.lists(at)} lists`);
        else await new Promise((resolve) => setTimeout(resolve, 50));
      }
      for (let frame = 0; frame < 5; frame += 1) await bench.nextFrame();
    },
    { boards, rate, count },
  );
}

/** Throws unless the strip shows these rows; those out of view may come within a few flushes. */
export async function expectRows({ page: opened }, name, rows, at = 0) {
  let differences;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const shown = await opened.evaluate((strip) => window.bench.rows(strip), at);
    differences = rows.flatMap((row, at) => (row === shown[at] ? [] : [`${row}  expected, shown is  ${shown[at]}`]));
    if (differences.length === 0 && shown.length === rows.length) return;
    await opened.waitForTimeout(250);
  }
  throw new Error(`${name} does not show what it must, in ${differences.length} of ${rows.length} rows:\n${differences.slice(0, 3).join('\n')}`);
}

/** Processor time of the page's main thread so far, in milliseconds. */
export async function spent(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value * 1000;
  return { total: metric('TaskDuration'), script: metric('ScriptDuration'), layout: metric('LayoutDuration') + metric('RecalcStyleDuration') };
}

/** What a deed cost, its painting included. */
export async function cost({ page: opened, client }, deed) {
  const before = await spent(client);
  await deed();
  await opened.evaluate(async () => {
    await window.bench.nextFrame();
    await window.bench.nextFrame();
  });
  const after = await spent(client);
  return Object.fromEntries(Object.keys(after).map((what) => [what, after[what] - before[what]]));
}

const sorted = (numbers) => numbers.toSorted((one, other) => one - other);
export const median = (numbers) => sorted(numbers)[numbers.length >> 1];

/** The median, with the quarters on both sides of it. */
export function spread(numbers) {
  const all = sorted(numbers);
  return { median: median(all), low: all[Math.floor((all.length - 1) / 4)], high: all[Math.ceil((3 * (all.length - 1)) / 4)] };
}

/** By how much the logarithm of a cost grows with that of the size: 1 is in proportion, 0 not at all. */
export function slope(points) {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(Math.max(value, 1e-6))]);
  const mean = (at) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  return logs.reduce((sum, [size, value]) => sum + (size - x) * (value - y), 0) / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}

/** The names, in another order every turn. */
export const inTurn = (names, turn) => (turn % 2 ? names.toReversed() : names);
