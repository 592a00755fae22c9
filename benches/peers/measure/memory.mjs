// Memory after a collection: the heap of JavaScript and the module's own memory; the browser's nodes are counted by themselves.

import { expected, feed } from '../data/board.js';
import { ofParagraphs } from '../data/story.js';
import { empty, expectRows, mountStrips, slope } from './lab.mjs';

const CYCLES = 500;
const TICKS = 1_000_000;
/** Ticks of a frame: large ones, so that it is the board that is busy. */
const SIZE = 1_000;

async function held({ page, client }) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  for (let turn = 0; turn < 2; turn += 1) await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = await client.send('Runtime.getHeapUsage');
  const module = await page.evaluate(() => window.bench.memory?.buffer.byteLength ?? 0);
  return { heap: usedSize, module, all: usedSize + module, nodes: embedderHeapUsedSize };
}

/** So many strips of one feed of 16 quotes. */
async function many({ browser, url }, name, count) {
  const opened = await empty(browser, url, name);
  const board = feed({ symbols: 16, count: 1, size: 10 });
  await mountStrips(opened, [board], { count });
  await expectRows(opened, name, expected(board, 0), count - 1);
  const result = await held(opened);
  await opened.close();
  return result;
}

/** A board of 500, before and after many ticks. */
async function ticked({ browser, url, quick }, name) {
  const count = quick ? TICKS / 10 : TICKS;
  const frames = count / SIZE;
  const opened = await empty(browser, url, name);
  const board = feed({ symbols: 500, count: frames, size: SIZE });
  await mountStrips(opened, [board]);
  const before = await held(opened);
  await opened.page.evaluate((to) => window.bench.fast(0, to), frames);
  await expectRows(opened, name, expected(board));
  const after = await held(opened);
  await opened.close();
  return { count, before, after };
}

/** A strip of 16 quotes and a story of 20 paragraphs, mounted and unmounted again and again, ten of each at once. */
async function cycled({ browser, url, quick }, name) {
  const opened = await empty(browser, url, name);
  const board = feed({ symbols: 16, count: 1, size: 10 });
  const text = JSON.stringify({ article: ofParagraphs(20) });
  const cycle = (count) =>
    opened.page.evaluate(
      async ([given, story, times]) => {
        const { bench, lab } = window;
        bench.boards = [given];
        for (let done = 0; done < times; done += 10) {
          for (let at = 0; at < 10; at += 1) {
            bench.mount((host) => lab.ticker(host, { stream: 'ws://feed.invalid/0', label: 'Ticks', rate: 60 }));
            bench.mount((host) => lab.story(host, story));
          }
          const end = performance.now() + 20_000;
          const isThere = ({ host }, at) => (at % 2 ? host.querySelectorAll('p').length >= 20 : bench.rows(at).length === 16);
          while (!bench.mounted.every(isThere)) {
            if (performance.now() > end) throw new Error('a widget did not come');
            await bench.nextFrame();
          }
          bench.clear();
          await bench.nextFrame();
        }
      },
      [board, text, count],
    );
  // The first ones fill caches.
  await cycle(20);
  const before = await held(opened);
  const count = quick ? CYCLES / 10 : CYCLES;
  await cycle(count);
  const after = await held(opened);
  await opened.close();
  return { count, before, after };
}

export async function memory(lab) {
  const result = {};
  for (const name of lab.names) {
    const elements = {};
    for (const count of [1, 10, 100]) elements[count] = await many(lab, name, count);
    result[name] = { elements, ticks: await ticked(lab, name), cycles: await cycled(lab, name), slope: slope(Object.entries(elements).map(([count, { all }]) => [Number(count), all])) };
    lab.say(name);
  }
  return result;
}
