// Stories a second on a server, on one core: Slugline's library, natively, and React with sanitize-html. From the same input: JSON, or JSON
// with a body of HTML, to a story's HTML. Slugline makes more of it: the elements' data for machines, headings with names, and quotes.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { write } from '../build.mjs';
import { formats } from '../data/formats.js';
import { asHtml, ofWords, textOf } from '../data/story.js';
import { MADE } from '../install.mjs';
import { slope } from './lab.mjs';

const SIZES = [500, 1_000, 5_000];
const SPAN = 1_500;
const bare = (text) => text.replace(/<[^>]*>|&\w+;|[^\p{L}]/gu, '');

function perSecond(deed) {
  for (const end = performance.now() + SPAN / 2; performance.now() < end; ) deed();
  let count = 0;
  const begun = process.cpuUsage();
  for (const end = performance.now() + SPAN; performance.now() < end; count += 1) deed();
  const { user, system } = process.cpuUsage(begun);
  return count / ((user + system) / 1e6);
}

function native(stories) {
  const files = Object.entries(stories).flatMap(([words, article]) => {
    const { slugline, html } = formats(article);
    write(`render/${words}.json`, slugline);
    write(`render/${words}.html`, html);
    return ['slugline', `${MADE}render/${words}.json`, 'html', `${MADE}render/${words}.html`];
  });
  const printed = execFileSync('cargo', ['bench', '--quiet', '--package', 'slugline', '--bench', 'story', '--features', 'ssr', '--', ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return printed.trim().split('\n').map((line) => JSON.parse(line));
}

export async function render({ say }) {
  const stories = Object.fromEntries(SIZES.map((words) => [words, ofWords(words)]));
  const ours = native(stories);
  say('slugline, natively');
  const { renderStory } = createRequire(`${MADE}react/`)('./server.cjs');
  const result = { record: {}, html: {} };
  for (const [words, article] of Object.entries(stories))
    for (const kind of ['record', 'html']) {
      const text = JSON.stringify({ article: kind === 'html' ? asHtml(article) : article });
      const shown = bare(renderStory(JSON.parse(text)));
      if (!shown.includes(bare(textOf(article.body)))) throw new Error('React does not render the whole story');
      const { stories: slugline, megabytes } = ours.find(({ file }) => file.endsWith(`/${words}.${kind === 'html' ? 'html' : 'json'}`));
      result[kind][words] = { slugline, react: perSecond(() => renderStory(JSON.parse(text))), megabytes };
    }
  say('react-dom/server');
  const slopeOf = (kind, name) => slope(Object.entries(result[kind]).map(([words, all]) => [Number(words), 1 / all[name]]));
  return { ...result, slope: Object.fromEntries(['slugline', 'react'].map((name) => [name, { record: slopeOf('record', name), html: slopeOf('html', name) }])) };
}
