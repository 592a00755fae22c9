// How fast the module reads stories: megabytes a second of the main thread for each format, at three sizes. In the browser, whose own
// parser takes HTML apart.

import { formats } from '../data/formats.js';
import { ofWords } from '../data/story.js';
import { cost, empty, median, slope } from './lab.mjs';

const SIZES = [1_000, 10_000, 100_000];

/** In the page: reads a text several times. Throws if there is no story in it. */
async function read([text, format, times]) {
  const { convert, init } = await import('/pkg/api.js');
  await init();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < times; at += 1) if (!convert(bytes, format).document.article?.body?.length) throw new Error(`no story was read from ${format}`);
}

export async function ingest({ browser, url, quick, say }) {
  const opened = await empty(browser, url, 'slugline');
  const result = {};
  for (const words of SIZES) {
    const texts = formats(ofWords(words));
    const times = Math.max(2, (quick ? 50_000 : 200_000) / words);
    for (const [format, text] of Object.entries(texts)) {
      const deed = (count) => cost(opened, () => opened.page.evaluate(read, [text, format, count]));
      await deed(2);
      const spans = [];
      // Less what a single reading and its frame cost: bringing the text there is not reading.
      for (let turn = 0; turn < 3; turn += 1) spans.push(((await deed(1 + times)).total - (await deed(1)).total) / times);
      const bytes = Buffer.byteLength(text);
      const milliseconds = median(spans);
      const all = (result[format] ??= { sizes: {} });
      all.sizes[words] = { bytes, milliseconds, speed: bytes / 1000 / milliseconds };
    }
    say(`${words} words in ${Object.keys(texts).length} formats`);
  }
  await opened.close();
  for (const all of Object.values(result)) all.slope = slope(Object.values(all.sizes).map(({ bytes, milliseconds }) => [bytes, milliseconds]));
  return result;
}
