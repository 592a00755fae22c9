// What ticks cost: processor time of the main thread for 100,000 ticks.

import { expected, feed } from '../data/board.js';
import { cost, empty, expectRows, inTurn, mountStrips, slope, spread } from './lab.mjs';

const SIZE = 50;
const TICKS = 100_000;
/** Paced: frames a second, as a busy feed sends them. */
const FRAMES = 200;
/** Turns of a visit: two to warm up, since WASM too is compiled better once it has run for a while, and two samples. */
const VISIT = 4;

/** The most that a strip of Slugline shows: more symbols are more strips. */
const MOST = 500;

/** Boards of so many symbols in all, with so many frames in all. */
function boardsOf(symbols, frames) {
  const count = Math.ceil(symbols / MOST);
  return Array.from({ length: count }, (_, at) => feed({ symbols: symbols / count, count: frames / count, size: SIZE, seed: at + 1 }));
}

/**
 * Rounds in which one peer after the other has the browser to itself, since a strip that only moves costs something too. Each visit warms
 * up the compilers, takes two samples, and compares what is shown with what must be.
 */
async function compete({ browser, url, names, rounds }, { boards, rate, frames, slowed }, turn) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  const rows = boards.map((board) => expected(board));
  for (let round = 0; round < rounds; round += 1)
    for (const name of inTurn(names, round)) {
      const opened = await empty(browser, url, name, { slowed });
      await mountStrips(opened, boards, { rate });
      for (const at of [0, 1]) await turn(opened, [at * frames, (at + 1) * frames]);
      for (const at of [2, 3]) samples[name].push(await turn(opened, [at * frames, (at + 1) * frames]));
      for (const [at, list] of rows.entries()) await expectRows(opened, name, list, at);
      await opened.close();
    }
  return samples;
}

const per = (frames, time) => (time * TICKS) / (frames * SIZE);

/** As fast as possible, a flush after every frame of 50 ticks. */
async function fast(lab, symbols, frames, slowed = 1) {
  const boards = boardsOf(symbols, frames * VISIT);
  const samples = await compete(lab, { boards, rate: 60, frames, slowed }, async (opened, span) => {
    const { total } = await cost(opened, () => opened.page.evaluate(([from, to]) => window.bench.fast(from, to), span));
    return per(frames, total);
  });
  lab.say(`${symbols} symbols, as fast as possible${slowed > 1 ? `, slowed ${slowed} times` : ''}`);
  return Object.fromEntries(lab.names.map((name) => [name, spread(samples[name])]));
}

/** At most so many flushes a second, by the clock; and the longest frame of the animation that the browser calls long. */
async function paced(lab, rate, frames, slowed = 1) {
  const boards = boardsOf(500, frames * VISIT);
  const samples = await compete(lab, { boards, rate, frames, slowed }, async (opened, span) => {
    await opened.page.evaluate(() => {
      window.bench.tasks = [];
      window.bench.observer ??= new PerformanceObserver((list) => window.bench.tasks.push(...list.getEntries().map(({ duration }) => duration)));
      window.bench.observer.observe({ type: 'longtask' });
    });
    const spans = await cost(opened, () => opened.page.evaluate(([from, to, each]) => window.bench.paced(from, to, each), [...span, FRAMES]));
    return { cost: per(frames, spans.total), longest: Math.max(0, ...(await opened.page.evaluate(() => window.bench.tasks))) };
  });
  lab.say(`500 symbols, ${rate} flushes a second${slowed > 1 ? `, slowed ${slowed} times` : ''}`);
  return Object.fromEntries(lab.names.map((name) => [name, { ...spread(samples[name].map((one) => one.cost)), longest: Math.max(...samples[name].map((one) => one.longest)) }]));
}

export async function ticks(lab) {
  const { quick, names } = lab;
  const result = { fast: {}, paced: {}, slowed: {} };
  for (const [symbols, frames] of [[50, 400], [500, 400], [5_000, 100]]) result.fast[symbols] = await fast(lab, symbols, quick ? frames / 2 : frames);
  for (const rate of [4, 60]) result.paced[rate] = await paced(lab, rate, quick ? 50 : 200);
  result.slowed.fast = await fast(lab, 500, 100, 4);
  result.slowed[4] = await paced(lab, 4, quick ? 50 : 200, 4);
  result.slope = Object.fromEntries(names.map((name) => [name, slope(Object.entries(result.fast).map(([size, all]) => [Number(size), all[name].median]))]));
  return result;
}
