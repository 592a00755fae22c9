// The controls' words as files of the package, one a language, and the table by which a page finds the one it needs.
//
// The words stand in src/locale/languages.rs, and nowhere else.

import { readFileSync } from 'node:fs';

const SOURCE = 'src/locale/languages.rs';

/** What stands in the tables, English first: for each word its name and its text. */
function blocks() {
  const [, ...texts] = readFileSync(SOURCE, 'utf8').split(/^languages! \{$/m)[1].split(/^ {4}\{$/m);
  return texts.map((text) => [...text.matchAll(/(\w+): "((?:[^"\\]|\\.)*)"/g)]);
}

/** The languages but English, which is built in: `{ file, tags, line }`, the line as Rust reads it. */
export function languages() {
  const [english, ...others] = blocks();
  const names = (words) => words.map(([, name]) => name).join(' ');
  return others.map((words) => {
    if (names(words) !== names(english)) throw new Error(`${SOURCE}: ${names(words)} instead of ${names(english)}`);
    const line = words.map(([, , word]) => word.replaceAll(/\\u\{(\w+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))).join('|');
    if (line.includes('\\')) throw new Error(`${SOURCE}: an escape that is not known: ${line}`);
    const tags = words[0][2].toLowerCase().split(' ');
    return { file: tags[0], tags, line };
  });
}

/** The module `words:files`: by tag in small letters what imports its words, for a bundler to find, and what other tags mean. */
export function table() {
  const object = (entries) => `{ ${entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')} };\n`;
  const all = languages();
  const files = all.map(({ file }) => [file, `() => import("./words/${file}.js")`]);
  const others = all.flatMap(({ file, tags }) => tags.slice(1).map((tag) => [tag, JSON.stringify(file)]));
  return `export const files = ${object(files)}export const others = ${object(others)}`;
}

/** The module `words:names`: the place of each word in the line of a language, for scripts that ask the module for it. */
export function names() {
  return blocks()[0].map(([, name], place) => `export const ${name} = ${place};\n`).join('');
}
