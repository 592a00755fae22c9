// How a page begins: with stories and quotes that are fetched, and with those that a server wrote.

import { PARAGRAPHS } from '../data/site.mjs';
import { inTurn, page, spread } from './lab.mjs';

/** After all is there: what is done late counts too. */
const REST = 1_000;
const SERVERS = ['slugline', 'vanilla', 'react'];
const scripts = ['./deep.js', './probe.js'].map((name) => new URL(name, import.meta.url).pathname);

/** One load in an empty browser; `acts` is a reader who uses the control at once. */
async function load({ browser, url }, name, kind, slowed, acts) {
  const opened = await page(browser, { slowed });
  await opened.page.addInitScript(([paragraphs, doesAct]) => Object.assign(window, { paragraphs, acts: doesAct }), [PARAGRAPHS, acts]);
  for (const path of scripts) await opened.page.addInitScript({ path });
  await opened.page.goto(`${url}${name}/${kind}.html`);
  await opened.page.waitForFunction((what) => window.start.readable && window.start[what], acts ? 'usable' : 'moving', { timeout: 30_000 });
  if (!acts) await opened.page.waitForTimeout(REST);
  const { readable, moving, usable, shift, tasks, 'first-contentful-paint': paint } = await opened.page.evaluate(() => window.start);
  await opened.close();
  return acts ? { usable } : { paint, readable, moving, shift, blocking: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0), longest: Math.max(0, ...tasks) };
}

async function measure(lab, kind, names, slowed, turns) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn <= turns; turn += 1)
    for (const name of inTurn(names, turn)) {
      const sample = { ...(await load(lab, name, kind, slowed, false)), ...(await load(lab, name, kind, slowed, true)) };
      // The first turn warms up the browser, and the server's cache.
      if (turn > 0) samples[name].push(sample);
    }
  lab.say(`${kind === 'server' ? "a server's HTML" : 'all fetched'}${slowed > 1 ? `, slowed ${slowed} times` : ''}`);
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(Object.keys(samples[name][0]).map((what) => [what, spread(samples[name].map((one) => one[what]))]))]));
}

export async function start(lab) {
  const servers = lab.names.filter((name) => SERVERS.includes(name));
  const result = { page: {}, server: {} };
  for (const slowed of [1, 4]) {
    const turns = Math.min(slowed > 1 ? 3 : 2, lab.turns);
    result.page[slowed] = await measure(lab, 'page', lab.names, slowed, turns);
    result.server[slowed] = await measure(lab, 'server', servers, slowed, turns);
  }
  return result;
}
