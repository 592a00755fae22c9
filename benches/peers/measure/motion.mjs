// What a moving strip costs per second: of 500 quotes, without ticks and with 200 a second, at four flushes a second.

import { expected, feed } from '../data/board.js';
import { cost, empty, expectRows, inTurn, mountStrips, spread } from './lab.mjs';

const SECONDS = 3;
/** Frames of 10 ticks. */
const FRAMES = 20;

export async function motion(lab) {
  const { browser, url, names, say } = lab;
  const turns = Math.min(3, lab.turns);
  const board = feed({ symbols: 500, count: FRAMES * SECONDS * turns, size: 10 });
  const samples = Object.fromEntries(names.map((name) => [name, { idle: [], ticks: [] }]));
  const opened = {};
  for (const name of names) {
    opened[name] = await empty(browser, url, name);
    await mountStrips(opened[name], [board], { rate: 4 });
  }
  for (let turn = 0; turn < turns; turn += 1)
    for (const name of inTurn(names, turn)) {
      const { page } = opened[name];
      await page.bringToFront();
      await page.waitForTimeout(500);
      const idle = await cost(opened[name], () => page.waitForTimeout(SECONDS * 1000));
      const span = [turn * FRAMES * SECONDS, (turn + 1) * FRAMES * SECONDS];
      const busy = await cost(opened[name], () => page.evaluate(([from, to, rate]) => window.bench.paced(from, to, rate), [...span, FRAMES]));
      samples[name].idle.push(idle.total / SECONDS);
      samples[name].ticks.push(busy.total / SECONDS);
    }
  for (const name of names) {
    await opened[name].page.bringToFront();
    await expectRows(opened[name], name, expected(board));
    await opened[name].close();
  }
  say('idle, and 200 ticks a second');
  return Object.fromEntries(names.map((name) => [name, { idle: spread(samples[name].idle), ticks: spread(samples[name].ticks) }]));
}
