// The cost of a tick: <slugline-ticker> compared with a ticker hand-written for this purpose (benches/ticks/peer.js), in one page.
//
//     cargo xtask bench ticks [--flash] [--profile]
//     node benches/ticks.mjs [--flash] [--profile]
//
// 500 symbols, 100,000 ticks in frames of 50: once as fast as possible, with a flush after every frame, and once at four frames
// per animation frame. The two take turns; printed are medians of the turns and their ratio, which can be compared between machines. At the
// end both must show the same. With a flush after every frame both write all of it; at four frames per flush slugline leaves quotes
// out of view, beyond a limit, to the next flushes. With `--flash` it also marks prices, which the peer never does.
// `--profile` prints where the time goes instead, with a module that still has its function names
// (target/optimised/): its ratios are not those of the package.

import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from '../playwright.config.js';
import { serve } from '../tests/e2e/support/server.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SYMBOLS = 500;
const FRAMES = 2_000;
const SIZE = 50;
const TURNS = 20;
const EACH = 4;
const NAMES = ['slugline', 'peer'];
const flash = process.argv.includes('--flash') ? 500 : 0;
const profiles = process.argv.includes('--profile');

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

/** Processor time of the page so far, in milliseconds: of its main thread, and its parts. */
async function spent(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
  return { total: metric('TaskDuration'), script: metric('ScriptDuration'), style: metric('RecalcStyleDuration'), layout: metric('LayoutDuration'), process: metric('ProcessTime') };
}

async function open(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  if (profiles)
    await page.route('**/pkg/slugline_bg.wasm*', (route) => route.fulfill({ path: `${ROOT}target/optimised/slugline_bg.named.wasm`, contentType: 'application/wasm' }));
  await page.goto(`${url}benches/ticks/page.html?symbols=${SYMBOLS}&frames=${FRAMES}&size=${SIZE}&flash=${flash}`);
  await page.waitForFunction(() => window.bench.isThere);
  await page.evaluate(() => window.bench.begin());
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, client };
}

/** The frames of one turn of one ticker: the whole feed in as many turns. */
const part = (turn) => [(turn * FRAMES) / TURNS, ((turn + 1) * FRAMES) / TURNS];

async function run(page, name, how, [from, to]) {
  const result = await page.evaluate(
    async ({ name, how, from, to, each }) => {
      const { bench } = window;
      bench.flushes = 0;
      return { script: await bench[how](name, from, to, each), flushes: bench.flushes };
    },
    { name, how, from, to, each: EACH },
  );
  // Pending painting belongs to this ticker.
  await page.evaluate(() => new Promise((resolve) => window.bench.frame(() => window.bench.frame(resolve))));
  return result;
}

async function measure({ page, client }, how) {
  const turns = Object.fromEntries(NAMES.map((name) => [name, []]));
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const name of turn % 2 ? NAMES.toReversed() : NAMES) {
      const before = await spent(client);
      const { script, flushes } = await run(page, name, how, part(turn));
      const after = await spent(client);
      const whole = Object.fromEntries(Object.keys(after).map((what) => [what, after[what] - before[what]]));
      turns[name].push({ ...whole, script: script ?? whole.script, flushes });
    }
  // The first turns warm up the compilers.
  return Object.fromEntries(NAMES.map((name) => [name, turns[name].slice(4)]));
}

function tell(title, turns) {
  console.log(`${title}: milliseconds of processor time for ${(FRAMES / TURNS) * SIZE} ticks`);
  for (const what of Object.keys(turns.peer[0])) {
    const [ours, theirs] = NAMES.map((name) => median(turns[name].map((turn) => turn[what])));
    const ratios = turns.slugline.map((turn, at) => turn[what] / turns.peer[at][what]);
    console.log(`  ${what.padEnd(8)} ${ours.toFixed(1).padStart(8)} ${theirs.toFixed(1).padStart(8)}   ratio ${median(ratios).toFixed(2)}`);
  }
  console.log();
}

/** The functions that took the most time, in percent of the total. */
function explain(title, { nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map();
  const modules = new Set();
  let sum = 0;
  samples.forEach((id, at) => {
    const { functionName, url, lineNumber } = byId.get(id).callFrame;
    if (['(idle)', '(root)', '(program)'].includes(functionName)) return;
    const isModule = url.includes('.wasm') || url.startsWith('wasm');
    if (isModule) modules.add(functionName);
    const name = isModule ? functionName : `${functionName || '(anonymous)'} ${url.split('/').at(-1).split('?')[0]}:${lineNumber + 1}`;
    own.set(name, (own.get(name) ?? 0) + timeDeltas[at]);
    sum += timeDeltas[at];
  });
  const inModule = [...own].reduce((all, [name, time]) => all + (modules.has(name) ? time : 0), 0);
  console.log(`${title}: ${(sum / 1000).toFixed(0)} ms, of which ${((100 * inModule) / sum).toFixed(0)} % in the module`);
  for (const [name, time] of [...own].sort(([, one], [, other]) => other - one).slice(0, 40)) console.log(`  ${((100 * time) / sum).toFixed(1).padStart(5)} %  ${name}`);
  console.log();
}

async function profile({ page, client }, how) {
  await client.send('Profiler.enable');
  await client.send('Profiler.setSamplingInterval', { interval: 100 });
  for (const name of NAMES) await run(page, name, how, [0, 400]);
  for (const name of NAMES) {
    await client.send('Profiler.start');
    await run(page, name, how, [400, FRAMES]);
    explain(`${name}, ${how}`, (await client.send('Profiler.stop')).profile);
  }
}

const server = await serve({ root: ROOT });
const browser = await chromium.launch(config.use.launchOptions);
try {
  console.log(`${''.padEnd(11)}slugline     peer\n`);
  for (const [how, title] of [['fast', 'as fast as possible'], ['paced', `${EACH} frames an animation frame`]]) {
    const opened = await open(browser, server.url);
    if (profiles) await profile(opened, how);
    else tell(title, await measure(opened, how));
    // Quotes out of view are written within a few flushes.
    await opened.page.waitForFunction(() => window.bench.compare().differences.length === 0, undefined, { timeout: 10_000 }).catch(() => {});
    const { lists, rows, peerRows, differences, sample } = await opened.page.evaluate(() => window.bench.compare());
    if (lists !== 2 || rows <= SYMBOLS || peerRows !== rows || differences.length > 0)
      throw new Error(`the two do not show the same: ${lists} lists, ${rows} and ${peerRows} rows\n${differences.slice(0, 5).join('\n')}`);
    console.log(`both show the same ${rows} rows, such as ${sample[0]}\n`);
    await opened.page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
