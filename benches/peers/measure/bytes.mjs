// What comes over the wire until both widgets work: every request, with Brotli.

import { PARAGRAPHS, SYMBOLS } from '../data/site.mjs';
import { page } from './lab.mjs';

/** What every peer needs as well: the story itself. */
const DATA = /^\/(story|html)\.(json|html)$/;

async function weigh({ browser, url, server }, name, kind) {
  server.requests.length = 0;
  const opened = await page(browser, { stub: false });
  await opened.page.addInitScript({ path: new URL('./deep.js', import.meta.url).pathname });
  await opened.page.goto(`${url}${name}/${kind}.html`);
  await opened.page.waitForFunction(
    ([symbols, paragraphs]) => {
      const { deep } = window;
      return deep('li').length >= symbols && document.querySelectorAll('p').length >= paragraphs && deep('button').length >= 4;
    },
    [SYMBOLS, PARAGRAPHS],
  );
  await opened.page.waitForTimeout(500);
  const all = [...server.requests];
  await opened.close();
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const code = all.filter(({ path }) => !DATA.test(path));
  return { requests: all.length, code: sum(code), all: sum(all), files: Object.fromEntries(code.map(({ path, bytes }) => [path, bytes])) };
}

export async function bytes(lab) {
  const result = {};
  for (const kind of ['page', 'html']) {
    result[kind] = {};
    for (const name of lab.names) result[kind][name] = await weigh(lab, name, kind);
  }
  lab.say('all pages weighed');
  return result;
}
