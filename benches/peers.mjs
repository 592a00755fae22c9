// Slugline side by side with what people use: docs/performance.md.
//
//     cargo xtask bench peers [--quick] [--write] [--only bytes,start,…] [--program PATH]
//     node benches/peers.mjs [--quick] [--write] [--only bytes,start,…] [--program PATH]
//
// One browser, turns that alternate, medians with their spread; before a figure is printed, what is on the page is compared with what must
// be there. It writes docs/performance.json, docs/performance.md and the charts in docs/performance/; with `--only` the other figures stay
// as they are; with `--quick` there are few turns, and nothing is written without `--write`. Needs pkg/, and cargo for the page that the
// program `slugline` writes, unless `--program` says where that is.

import { parseArgs } from 'node:util';
import { NAMES, build } from './peers/build.mjs';
import { site } from './peers/data/site.mjs';
import { launch } from './peers/measure/lab.mjs';
import { serve } from './peers/measure/server.mjs';
import { MEASUREMENTS } from './peers/measure/all.mjs';
import { report } from './peers/report/report.mjs';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, only: { type: 'string' }, peers: { type: 'string' }, program: { type: 'string' } } });
const only = values.only?.split(',') ?? Object.keys(MEASUREMENTS);
const unknown = only.filter((name) => !MEASUREMENTS[name]);
if (unknown.length > 0) throw new Error(`there is no ${unknown}; there are ${Object.keys(MEASUREMENTS)}`);

const begun = Date.now();
const say = (what) => console.log(`  ${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${what}`);
console.log('building the peers');
await build();
const board = site(values.program);
const server = await serve({ board });
const browser = await launch();
const results = {};
try {
  const lab = { browser, url: server.url, server, names: values.peers?.split(',') ?? NAMES, quick: values.quick, turns: values.quick ? 1 : 5, rounds: values.quick ? 1 : 2, say };
  for (const name of only) {
    console.log(name);
    results[name] = await MEASUREMENTS[name](lab);
  }
  results.browser = browser.version();
} finally {
  await browser.close();
  server.close();
}
report(results, { write: !values.quick || values.write, seconds: Math.round((Date.now() - begun) / 1000), isShort: Boolean(values.quick) });
