// The cost of Slugline for its page: a news site's page with and without it.
//
//     cargo xtask bench vitals [RUNS]
//     node benches/vitals.mjs [RUNS]
//
// Needs pkg/. Cold caches, a processor slowed four times, alternating runs; medians, and their ratio to the page without Slugline. The
// ratios of one call can be compared, the milliseconds of two machines cannot.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from '../playwright.config.js';
import { serve } from '../xtask/serve.mjs';
import { picture } from './vitals/picture.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MADE = 'target/vitals';
const SLOWED = 4;
/** After `load`: what the elements do late is counted too. */
const REST = 1500;

const runs = Number(process.argv[2] ?? 7);

const SYMBOLS = ['EBB', 'FLD', 'SLK', 'NEP', 'SPR', 'TID', 'SWL', 'BAR', 'QUY', 'KEL', 'FEN', 'WIR'];
const quotes = SYMBOLS.map((symbol, index) => ({ symbol, price: `${12 + index}.4${index % 10}`, change_percent: `${index % 3 ? '' : '-'}0.${index + 10}` }));
const WORDS = [
  'Water stood in the well at the height of the sea outside, without its waves.',
  'A float rose and fell with it and moved a pencil across a drum of paper.',
  'One turn of the drum took a day, and one sheet of paper lasted a week.',
  'The sheets were measured by hand, an hour at a time, and bound into books.',
  'Where the line broke off, somebody had forgotten to wind the clock.',
];
const paragraphs = Array.from({ length: 14 }, (_, index) => WORDS.map((_, word) => WORDS[(index + word) % WORDS.length]).join(' '));
const HERO = { src: `/${MADE}/hero.png`, width: 1200, height: 675, alt: 'A sea under a pale sky' };
const story = {
  article: {
    headline: 'How a float and a pencil drew the sea',
    hero: HERO,
    standfirst: ['A well, a float and a clock were all that a tide gauge needed.'],
    body: paragraphs.map((text) => ({ type: 'paragraph', text: [text] })),
  },
  strip: { label: 'Levels', source: 'Example figures', quotes },
};

const image = `<figure><img src="${HERO.src}" width="1200" height="675" alt="${HERO.alt}"></figure>`;
const head = `<h1>${story.article.headline}</h1>${image}<p>${story.article.standfirst}</p>`;
const text = paragraphs.map((words) => `<p>${words}</p>`).join('\n');
const list = (name) =>
  `<ul${name} role="list">${quotes.map(({ symbol, price, change_percent }) => `<li class="slugline-quote"><span class="slugline-symbol">${symbol}</span> <span class="slugline-change">${change_percent}%</span> <span class="slugline-price">${price}</span></li>`).join('')}</ul>`;
const TAG = '<link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>';

/** The page without Slugline, with its text in the page, and with its text fetched. */
const VARIANTS = {
  without: { head: '', strip: list(' class="figures"'), story: `${head}${text}` },
  'text in the page': {
    head: TAG,
    strip: `<slugline-ticker label="Levels"><script type="application/json">${JSON.stringify(story.strip)}</script>${list(' class="slugline-quotes"')}</slugline-ticker>`,
    story: `<slugline-article><div slot="header">${head}</div>${text}</slugline-article>`,
  },
  'text fetched': {
    head: TAG,
    strip: `<slugline-ticker label="Levels" src="/${MADE}/story.json"></slugline-ticker>`,
    story: `<slugline-article src="/${MADE}/story.json" headline-level="1"></slugline-article>`,
  },
};

function make() {
  mkdirSync(`${ROOT}${MADE}`, { recursive: true });
  const write = (name, content) => writeFileSync(`${ROOT}${MADE}/${name}`, content);
  write('hero.png', picture(1200, 675, 1));
  for (let card = 0; card < 8; card += 1) write(`card-${card}.png`, picture(320, 180, card + 2));
  write('story.json', JSON.stringify(story));
  const cards = Array.from({ length: 16 }, (_, index) => `<div class="card"><img src="/${MADE}/card-${index % 8}.png" width="320" height="180" loading="lazy" alt=""><h3><a href="#card-${index}">${WORDS[index % 5].split(' ').slice(0, 6).join(' ')}</a></h3><p>${WORDS[(index + 1) % 5]}</p></div>`);
  const links = WORDS.map((words, index) => `<li><a href="#link-${index}">${words}</a></li>`);
  const page = readFileSync(`${ROOT}benches/vitals/page.html`, 'utf8');
  for (const [name, parts] of Object.entries(VARIANTS)) {
    const all = { ...parts, cards: cards.join('\n'), links: links.join('\n') };
    write(`${name.replaceAll(' ', '-')}.html`, Object.entries(all).reduce((html, [part, content]) => html.replace(`<!-- ${part} -->`, () => content), page));
  }
}

/** In the page, before its own scripts: what the browser itself measures. */
function observe() {
  window.vitals = { lcp: 0, shift: 0, tasks: [] };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => (window.vitals.lcp = startTime));
  watch('layout-shift', ({ value, hadRecentInput }) => (window.vitals.shift += hadRecentInput ? 0 : value));
  watch('longtask', ({ duration }) => window.vitals.tasks.push(duration));
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(REST);
  await page.waitForFunction(() => Array.from(document.querySelectorAll('slugline-article, slugline-ticker')).every((element) => element.matches(':state(ready)')));
  const { lcp, shift, tasks } = await page.evaluate(() => window.vitals);
  await context.close();
  const blocking = tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
  return { 'LCP ms': lcp, 'layout shift': shift, 'long tasks': tasks.length, 'blocking ms': blocking };
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

make();
const server = await serve({ root: ROOT });
const browser = await chromium.launch(config.use.launchOptions);
const results = Object.fromEntries(Object.keys(VARIANTS).map((name) => [name, []]));
// The first round warms the browser up and is not counted.
for (let run = 0; run <= runs; run += 1)
  for (const name of Object.keys(VARIANTS)) {
    const result = await measure(browser, `${server.url}${MADE}/${name.replaceAll(' ', '-')}.html`);
    if (run > 0) results[name].push(result);
  }
await browser.close();
await server.close();

const medians = Object.fromEntries(
  Object.entries(results).map(([name, list]) => [name, Object.fromEntries(Object.keys(list[0]).map((what) => [what, median(list.map((result) => result[what]))]))]),
);
const cell = (what, name) => {
  const [value, base] = [medians[name][what], medians.without[what]];
  const shown = what === 'layout shift' ? value.toFixed(3) : value.toFixed(0);
  return name === 'without' || base === 0 ? shown : `${shown} (${(value / base).toFixed(2)})`;
};
console.log(`medians of ${runs} runs, processor slowed ${SLOWED} times; in brackets the ratio to the page without Slugline\n`);
console.log([''.padEnd(18), ...Object.keys(medians.without).map((what) => what.padStart(16))].join(''));
for (const name of Object.keys(medians)) console.log([name.padEnd(18), ...Object.keys(medians[name]).map((what) => cell(what, name).padStart(16))].join(''));
