// The repository, served, and test pages in it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { serve as start } from '../../support/server.js';
import { REPOSITORY } from '../../support/repository.js';
import { ENGINE } from './driver.js';

/** Where the pages and the screenshots are: a path of the repository and of the server. */
export const RESULTS = `test-results/engines/${ENGINE}`;

const NOTES = '<script src="/tests/e2e/engines/support/notes.js"></script>';

/** The tags with which a page of the same site takes the package. */
export const TAGS = '<link rel="stylesheet" href="/pkg/slugline.css">\n<script type="module" src="/pkg/embed.js"></script>';

/** Serves the repository, with headers for its pages. */
export const serve = (headers = {}) => start({ root: REPOSITORY, headers: (path) => (path.endsWith('.html') ? headers : {}) });

/** A file of the repository. */
export const read = (path) => readFileSync(join(REPOSITORY, path), 'utf8');

/** Writes a page to the server's folder, with the recorder first in its head; returns its path. */
export function compose(name, html) {
  const noted = html.replace(/<head>/i, (head) => head + NOTES);
  if (noted === html) throw new Error(`the page ${name} has no <head>`);
  mkdirSync(join(REPOSITORY, RESULTS), { recursive: true });
  writeFileSync(join(REPOSITORY, RESULTS, `${name}.html`), noted);
  return `/${RESULTS}/${name}.html`;
}

/** A whole page around this body. */
export const page = (body, { head = TAGS, lang = 'en', dir = 'ltr' } = {}) => `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<title>A page under test</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;

/** Saves files of a test for people. */
export function leave(name, base64) {
  mkdirSync(join(REPOSITORY, RESULTS), { recursive: true });
  writeFileSync(join(REPOSITORY, RESULTS, name), base64, 'base64');
}
