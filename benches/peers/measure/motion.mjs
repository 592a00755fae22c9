// What a moving strip costs per second: of 500 quotes, without ticks and with 200 a second, at four flushes a second.

import { expected, feed } from '../data/board.js';
import { cost, empty, expectRows, inTurn, mountStrips, spread } from './lab.mjs';

const SECONDS = 3;
/** Frames of 10 ticks. */
const FRAMES = 20;

export async function motion({ browser, url, names, rounds, say }) {
  const board = feed({ symbols: 500, count: FRAMES * SECONDS, size: 10 });
  const samples = Object.fromEntries(names.map((name) => [name, { still: [], idle: [], ticks: [] }]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of inTurn(names, round)) {
      const opened = await empty(browser, url, name);
      // The browser's own frames cost something too.
      const still = await cost(opened, () => opened.page.waitForTimeout(SECONDS * 500));
      await mountStrips(opened, [board], { rate: 4 });
      await opened.page.waitForTimeout(1_000);
      const idle = await cost(opened, () => opened.page.waitForTimeout(SECONDS * 1000));
      const busy = await cost(opened, () => opened.page.evaluate(([to, rate]) => window.bench.paced(0, to, rate), [FRAMES * SECONDS, FRAMES]));
      samples[name].still.push((still.total * 2) / SECONDS);
      samples[name].idle.push(idle.total / SECONDS);
      samples[name].ticks.push(busy.total / SECONDS);
      await expectRows(opened, name, expected(board));
      await opened.close();
    }
  say('idle, and 200 ticks a second');
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(Object.entries(samples[name]).map(([what, list]) => [what, spread(list)]))]));
}
