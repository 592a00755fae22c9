// The pages that are measured: as published, with a server's HTML, and empty for the laboratory.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NAMES, write } from '../build.mjs';
import { MADE } from '../install.mjs';
import * as vanilla from '../vanilla/server.js';
import { feed } from './board.js';
import { asHtml, ofParagraphs, page } from './story.js';

const html = (head, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The Tape</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
const script = (path) => `<script type="module" src="${path}"></script>`;
const sheet = (path) => `<link rel="stylesheet" href="${path}">`;
const OURS = `${sheet('/pkg/slugline.css')}\n${script('/pkg/embed.js')}`;
const peer = (name, entry) => `${sheet(`/${name}/${entry}.css`)}\n${script(`/${name}/${entry}.js`)}`;
const data = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Sizes of the page that starts: a strip of 50 quotes, a story of 60 paragraphs. */
export const SYMBOLS = 50;
export const PARAGRAPHS = 60;

/** What the program `slugline` prints: the one at a path, or this repository's. */
function slugline(program, ...words) {
  const [command, first] = program ? [program, []] : ['cargo', ['run', '--quiet', '--package', 'slugline-cli', '--']];
  return execFileSync(command, [...first, ...words], { cwd: fileURLToPath(new URL('../../../', import.meta.url)), encoding: 'utf8' });
}

/** Writes all pages. Returns the board of their stream. */
export function site(program) {
  const board = feed({ symbols: SYMBOLS, count: 400, size: 50 });
  const strip = { ...JSON.parse(board.whole), label: 'Example figures' };
  const article = ofParagraphs(PARAGRAPHS);
  const marked = asHtml(article);
  write('story.json', JSON.stringify({ article }));
  write('html.json', JSON.stringify({ article: marked }));
  write('story.html', page(marked));
  const ours = (src, format) => `<slugline-ticker stream="/stream" label="${strip.label}"></slugline-ticker>\n<main><slugline-article src="${src}"${format} headline-level="1"></slugline-article></main>`;
  write('slugline/page.html', html(OURS, ours('/story.json', '')));
  write('slugline/html.html', html(OURS, ours('/story.html', ' format="html"')));
  write('slugline/lab.html', html(`${OURS}\n${script('/slugline/app.js')}`, ''));
  for (const name of NAMES.filter((one) => one !== 'slugline')) {
    const published = (src) => html(peer(name, 'app'), `<div data-stream="/stream" data-label="${strip.label}"></div>\n<main><div data-story="${src}"></div></main>`);
    write(`${name}/page.html`, published('/story.json'));
    write(`${name}/html.html`, published('/html.json'));
    write(`${name}/lab.html`, html(peer(name, 'app'), ''));
  }
  const document = { strip, article };
  write('document.json', JSON.stringify(document));
  write('slugline/server.html', slugline(program, 'render', '--page', '--assets', '/pkg/', `${MADE}document.json`));
  write('vanilla/server.html', html(peer('vanilla', 'hydrate'), `${vanilla.ticker(strip)}\n<main>${vanilla.story(marked)}</main>`));
  const { renderPage } = createRequire(`${MADE}react/`)('./server.cjs');
  write('react/server.html', html(peer('react', 'hydrate'), `<div id="page">${renderPage(document)}</div><script type="application/json" id="data">${data(document)}</script>`));
  return board;
}
