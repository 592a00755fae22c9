// What was aimed at, and whether it is met.

const ratio = (ours, theirs) => ours.median / theirs.median;

/** Each a sentence, the figure that was measured, and the most that it may be (or the least). Those whose figures are missing are left out. */
const GOALS = [
  ['ticks at 500 symbols as fast as possible, to those by hand', 1, ({ ticks }) => ratio(ticks.fast[500].slugline, ticks.fast[500].vanilla)],
  ['the same, to Lit', 0.5, ({ ticks }) => ratio(ticks.fast[500].slugline, ticks.fast[500].lit)],
  ['the same, to React', 0.33, ({ ticks }) => ratio(ticks.fast[500].slugline, ticks.fast[500].react)],
  ['at 4 flushes a second, to those by hand at the same rate', 0.7, ({ ticks }) => ratio(ticks.paced[4].slugline, ticks.paced[4].vanilla)],
  ['at 60 flushes a second, to those by hand at the same rate', 1, ({ ticks }) => ratio(ticks.paced[60].slugline, ticks.paced[60].vanilla)],
  ['a story of 10,000 words once WASM is there, to one by hand', 1.3, ({ story }) => ratio(story.record[10_000].slugline, story.record[10_000].vanilla)],
  ["a server's page at 4 times: blocking time before the reader acts, in ms", 0, ({ start }) => start.server[4].slugline.blocking.median],
  ["a server's page at 4 times: a control works after the first paint, in ms", 50, ({ start }) => start.server[4].slugline.usable.median - start.server[4].slugline.paint.median],
  ['the strip moves, to the one by hand', 1.3, ({ start }) => ratio(start.page[1].slugline.moving, start.page[1].vanilla.moving)],
  ['a moving strip without ticks, more than a page without one: main thread, in ms a second', 1, ({ motion: { slugline } }) => slugline.idle.median - slugline.still.median],
  ['memory after ticks, more than before, in MB', 1, ({ memory: { slugline } }) => (slugline.ticks.after.all - slugline.ticks.before.all) / 1e6],
  ['memory after mounts, more than before, in MB', 1, ({ memory: { slugline } }) => (slugline.cycles.after.all - slugline.cycles.before.all) / 1e6],
  ['100 strips, more than one, in MB', 4, ({ memory: { slugline } }) => (slugline.elements[100].all - slugline.elements[1].all) / 1e6],
  ['stories of HTML rendered a second, to React with sanitize-html', 20, ({ render }) => render.html[1_000].slugline / render.html[1_000].react, true],
];

export function goals(results) {
  return GOALS.flatMap(([goal, limit, measure, isLeast = false]) => {
    let value;
    try {
      value = measure(results);
    } catch {
      // That was not measured.
    }
    return Number.isFinite(value) ? [{ goal, limit, value, isLeast, isMet: isLeast ? value >= limit : value <= limit }] : [];
  });
}
