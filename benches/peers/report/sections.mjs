// A section of docs/performance.md for each measurement: tables, and what they show.
import { TITLES, figure, spreadText, table } from './text.mjs';

const megabytes = (bytes) => figure(bytes / 1e6);
/** How many ticks and mounts there were. */
const counts = (all) => Object.fromEntries(['ticks', 'cycles'].map((what) => [what, Object.values(all)[0][what].count]));
const named = (all, cells) => Object.keys(all).map((name) => [TITLES[name], ...cells(all[name], name)]);

export const SECTIONS = {
  bytes: ({ page, html }) => `## Bytes

Everything that is requested until both widgets work, with Brotli at its best. "Code" is all but the story itself. With a story of HTML, Slugline
loads its readers of formats, and the others DOMPurify.

![Bytes](performance/bytes.svg)

${table(['', 'requests', 'code, bytes', 'all, bytes', 'with a story of HTML: code'], named(page, (one, name) => [one.requests, figure(one.code), figure(one.all), figure(html[name].code)]))}`,

  start: ({ page, server }) => `## Start

A strip of 50 quotes and a story of 60 paragraphs, empty caches, a server on the same machine. Milliseconds from navigation, until the story
is in the page (readable), the strip moves, and a reader who uses the text size as soon as there is a control sees its effect. Blocking is what
long tasks take beyond 50 ms each, without a reader. "Slowed" is Chromium's own throttling of the main thread by 4.

![Start of a server's page](performance/start.svg)

${[['Fetched by the page', page[1]], ['Fetched by the page, slowed 4 times', page[4]], ["A server's HTML", server[1]], ["A server's HTML, slowed 4 times", server[4]]]
  .map(([title, all]) => `**${title}**\n\n${table(['', 'first paint', 'readable', 'control works', 'strip moves', 'blocking', 'longest task', 'layout shift'], named(all, (one) => [spreadText(one.paint), spreadText(one.readable), spreadText(one.usable), spreadText(one.moving), spreadText(one.blocking), figure(one.longest.median), one.shift.median.toFixed(3)]))}`)
  .join('\n\n')}`,

  story: ({ record, html, slope }) => `## A story in the browser

Processor time of the main thread, in ms, from a story's text to what is painted, once all scripts are there. The text on the page is compared
with the story's.

![A story](performance/story.svg)

${table(['', ...Object.keys(record).map((words) => `${figure(Number(words))} words`), 'slope', '10,000 words of HTML'], named(html, (one, name) => [...Object.values(record).map((all) => spreadText(all[name])), figure(slope[name]), spreadText(one)]))}`,

  ticks: ({ fast, paced, slowed, slope }) => `## Ticks

Processor time of the main thread for 100,000 ticks, painting included, in ms. As fast as possible there is a flush after every frame of 50
ticks, and one painting at the end of a turn. Paced, 10,000 ticks come in a second, and strips write at most 4 or 60 times a second. 5,000
symbols are ten strips of 500, which is the most that a strip of Slugline shows. At the end all rows are compared with what they must be.

![Ticks](performance/ticks.svg)

${table(['as fast as possible', '50 symbols', '500', '5,000', 'slope', '500, slowed 4 times'], named(slope, (one, name) => [...Object.values(fast).map((all) => spreadText(all[name])), figure(one), spreadText(slowed.fast[name])]))}

${table(['500 symbols, paced', '4 a second', 'longest task', '60 a second', 'longest task', '4 a second, slowed 4 times', 'longest task'], named(slope, (_, name) => [paced[4], paced[60], slowed[4]].flatMap((all) => [spreadText(all[name]), all[name].longest ? figure(all[name].longest) : '< 50'])))}`,

  motion: (all) => `## Motion

Processor time of the main thread, in ms a second, of a page without a strip, and of a strip of 500 quotes that moves: without ticks, and with 200
ticks a second at 4 flushes a second.

${table(['', 'no strip', 'without ticks', '200 ticks a second'], named(all, ({ still, idle, ticks }) => [still, idle, ticks].map(spreadText)))}`,

  memory: (all) => `## Memory

JavaScript's heap after a collection and the module's own memory, in MB; the browser's nodes and styles are a column of their own. Strips of 16 quotes; a board of 500 before and after ${figure(counts(all).ticks)} ticks; a strip and
a story mounted and unmounted ${counts(all).cycles} times.

![Memory](performance/memory.svg)

${table(['', '1 strip', '10', '100', 'slope', 'before the ticks', 'after', 'before the mounts', 'after', 'module of 1', 'nodes of 100'], named(all, ({ elements, slope, ticks, cycles }) => [...Object.values(elements).map((one) => megabytes(one.all)), figure(slope), megabytes(ticks.before.all), megabytes(ticks.after.all), megabytes(cycles.before.all), megabytes(cycles.after.all), megabytes(elements[1].module), megabytes(elements[100].nodes)]))}`,

  ingest: (all) => `## Reading formats

Megabytes a second of the main thread, by the module in the browser, whose own parser takes HTML apart. A slope of 1 is in proportion to the size.

${table(['', ...Object.keys(Object.values(all)[0].sizes).map((words) => `${figure(Number(words))} words`), 'slope'], Object.entries(all).map(([format, { sizes, slope }]) => [format, ...Object.values(sizes).map(({ speed }) => figure(speed)), figure(slope)]))}`,

  render: ({ record, html, slope }) => `## Rendering on a server

Stories a second on one core: Slugline's library, natively, and react-dom/server in Node.js, with sanitize-html where the body is HTML. Both begin with
the same text.

![Rendering](performance/render.svg)

${table(['', ...Object.keys(record).map((words) => `${figure(Number(words))} words`), 'slope', ...Object.keys(html).map((words) => `HTML, ${figure(Number(words))}`), 'slope'], ['slugline', 'react'].map((name) => [TITLES[name], ...Object.values(record).map((one) => figure(one[name])), figure(slope[name].record), ...Object.values(html).map((one) => figure(one[name])), figure(slope[name].html)]))}`,
};
