// Where things are, and what they say of the elements.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** The text of a file of the repository. */
export const read = (path) => readFileSync(join(REPOSITORY, path), 'utf8');

/** The elements by tag, as the built manifest tells them. */
export function elements() {
  const { modules } = JSON.parse(read('pkg/custom-elements.json'));
  const classes = modules.flatMap(({ declarations }) => declarations);
  return Object.fromEntries(classes.map((one) => [one.tagName, one]));
}

/** The rows of the table whose head begins with this cell, below a heading of docs/embedding.md: the cells of each. */
export function table(heading, first) {
  const [, section] = read('docs/embedding.md').split(`\n${heading}\n`);
  if (!section) throw new Error(`docs/embedding.md has no heading ${heading}`);
  const lines = section.split(/\n## /)[0].split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  if (head < 0) throw new Error(`docs/embedding.md has no table of ${first} below ${heading}`);
  const rows = lines.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.slice(2, -2).split(' | '));
}

/** The words that a cell sets in code. */
export const words = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

/** The words of a union of texts or numbers: `"a" | "b"`, `1 | 2`. */
export const union = (type) => type.split(' | ').map((word) => word.replace(/^"(.*)"$/, '$1'));
