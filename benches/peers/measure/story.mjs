// What a story costs once the script (and the module) is there: processor time from its text to what is painted.

import { asHtml, ofWords, page as pageOf, textOf } from '../data/story.js';
import { cost, empty, inTurn, slope, spread } from './lab.mjs';

const SIZES = [1_000, 10_000, 50_000];
const bare = (text) => text.replace(/[^\p{L}]/gu, '');

async function measure({ browser, url, names, turns, say }, words, isHtml) {
  const article = ofWords(words);
  const answers = Object.fromEntries(names.map((name) => [name, isHtml ? (name === 'slugline' ? pageOf(asHtml(article)) : JSON.stringify({ article: asHtml(article) })) : JSON.stringify({ article })]));
  const paragraphs = article.body.filter(({ type }) => type === 'paragraph').length;
  const expected = bare(textOf(article.body));
  const samples = {};
  const opened = {};
  for (const name of names) {
    opened[name] = await empty(browser, url, name);
    samples[name] = [];
  }
  const mount = ([text, count]) =>
    (async () => {
      const { bench, lab } = window;
      bench.mount((host) => lab.story(host, text));
      const end = performance.now() + 60_000;
      while (document.querySelectorAll('p').length < count) {
        if (performance.now() > end) throw new Error(`${document.querySelectorAll('p').length} of ${count} paragraphs`);
        await bench.nextFrame();
      }
    })();
  for (let turn = 0; turn <= turns; turn += 1)
    for (const name of inTurn(names, turn)) {
      const { page } = opened[name];
      await page.bringToFront();
      const { total } = await cost(opened[name], () => page.evaluate(mount, [answers[name], paragraphs]));
      const shown = bare(await page.evaluate(() => document.querySelector('.body, .slugline-body').textContent));
      // Markup has no field of its own for the standfirst: there it may be the first paragraph.
      if (isHtml ? !shown.endsWith(expected) : shown !== expected) throw new Error(`${name} does not show the story of ${words} words: ${shown.length} letters, not ${expected.length}`);
      await page.evaluate(() => window.bench.clear());
      // The first turn loads what is loaded on demand.
      if (turn > 0) samples[name].push(total);
    }
  for (const name of names) await opened[name].close();
  say(`${words} words${isHtml ? ' of HTML' : ''}`);
  return Object.fromEntries(names.map((name) => [name, spread(samples[name])]));
}

export async function story(lab) {
  const result = { record: {} };
  for (const words of SIZES) result.record[words] = await measure(lab, words, false);
  result.html = await measure(lab, 10_000, true);
  result.slope = Object.fromEntries(lab.names.map((name) => [name, slope(SIZES.map((words) => [words, result.record[words][name].median]))]));
  return result;
}
