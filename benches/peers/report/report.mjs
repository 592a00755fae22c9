// The report: docs/performance.md, its charts, and the figures themselves in docs/performance.json.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { versionOf } from '../install.mjs';
import { chart } from './chart.mjs';
import { goals } from './goals.mjs';
import { SECTIONS } from './sections.mjs';
import { figure, table } from './text.mjs';

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url));
const PACKAGES = ['lit', 'solid-js', 'svelte', 'react', 'react-fast-marquee', 'dompurify', 'sanitize-html'];

const bars = (all, value) => Object.keys(all).map((name) => ({ name, value: value(all[name]) }));

const CHARTS = {
  bytes: ({ bytes }) => chart('Code until both widgets work', 'KB with Brotli', bars(bytes.page, ({ code }) => code / 1000)),
  start: ({ start }) => chart("A server's page, slowed 4 times: a control works", 'ms', bars(start.server[4], ({ usable }) => usable.median)),
  story: ({ story }) => chart('A story of 10,000 words', 'ms', bars(story.record[10_000], ({ median }) => median)),
  ticks: ({ ticks }) => chart('100,000 ticks at 500 symbols, as fast as possible', 'ms', bars(ticks.fast[500], ({ median }) => median)),
  memory: ({ memory }) => chart('100 strips', 'MB', bars(memory, ({ elements }) => elements[100].all / 1e6)),
  render: ({ render }) => chart('Stories of 1,000 words of HTML rendered', 'a second', bars(render.html[1_000], (value) => value).filter(({ name }) => name !== 'megabytes'), { isMore: true }),
};

/** What the machine was doing besides: a load above its cores means that it was shared. */
export function machine() {
  const cores = availableParallelism();
  return { cores, load: Number(loadavg()[2].toFixed(1)) };
}

function page(results) {
  const { host, browser, isShort, sections } = results;
  const met = goals(sections);
  const shared = host.load > host.cores ? ` **The machine was shared:** its load was ${host.load}. Only ratios within a table can be trusted, and only roughly.` : '';
  const short = isShort ? ' **It was a short run** (`--quick`): one turn or two of each.' : '';
  return `# Performance

Slugline side by side with what people use, measured by \`cargo xtask bench peers\`, which writes this page. Everything has the same features as far
as the work goes ([the peers](../benches/peers/README.md)), the same quotes and the same stories. Before a figure is printed, the page is compared with
what it must show. Figures are medians, in brackets the quarters on both sides; the milliseconds of two machines cannot be compared.

Chromium ${browser} on ${host.cores} cores; ${PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ')}.${shared}${short}

A slope says how a cost grows over the three sizes: 1 is in proportion, 0 not at all.

## Goals

${table(['', 'measured', 'goal', ''], met.map(({ goal, value, limit, isLeast, isMet }) => [goal, figure(value), `${isLeast ? '≥' : '≤'} ${limit}`, isMet ? 'met' : '**missed**']))}

${Object.entries(SECTIONS).flatMap(([name, section]) => (sections[name] ? [section(sections[name])] : [])).join('\n\n')}
`;
}

/** Prints goals, and writes everything. Figures of before are kept where there are no new ones. */
export function report({ browser, ...fresh }, { write, seconds, isShort }) {
  const path = `${DOCS}performance.json`;
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).sections : {};
  const results = { browser, isShort, host: machine(), sections: write ? { ...before, ...fresh } : fresh };
  for (const { goal, value, limit, isLeast, isMet } of goals(results.sections)) console.log(`${isMet ? 'met   ' : 'missed'} ${goal}: ${figure(value)} (goal ${isLeast ? '≥' : '≤'} ${limit})`);
  console.log(`${seconds} s in all`);
  if (!write) return;
  mkdirSync(`${DOCS}performance`, { recursive: true });
  writeFileSync(path, `${JSON.stringify(results, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value), 1)}\n`);
  for (const [name, draw] of Object.entries(CHARTS)) if (results.sections[name]) writeFileSync(`${DOCS}performance/${name}.svg`, draw(results.sections));
  writeFileSync(`${DOCS}performance.md`, page(results));
  console.log('docs/performance.md is written');
}
