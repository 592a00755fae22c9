// The controls' words as files of the package, one per language, and the table by which a page finds its own.
//
// The words are defined only in src/locale/languages/, a file per language.

import { readFileSync } from 'node:fs';

const FOLDER = 'src/locale/languages';

/** The languages in `mod.rs`: `{ source, tags, words }`, the words as `[name, text]`. */
function vocabularies() {
  const files = [...readFileSync(`${FOLDER}/mod.rs`, 'utf8').matchAll(/^mod (\w+);$/gm)].map(([, name]) => `${FOLDER}/${name}.rs`);
  return files.map((source) => {
    const text = readFileSync(source, 'utf8');
    const tags = [.../tags: &\[(.*)\]/.exec(text)[1].matchAll(/"([^"]+)"/g)].map(([, tag]) => tag);
    const words = [...text.matchAll(/^ {4}(\w+): "((?:[^"\\]|\\.)*)",$/gm)].map(([, name, word]) => [name, unescape(word, source)]);
    return { source, tags, words };
  });
}

/** The value of a Rust string literal. */
function unescape(word, source) {
  const text = word.replaceAll(/\\u\{(\w+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
  if (text.includes('\\')) throw new Error(`${source}: an escape that is not known: ${text}`);
  return text;
}

/**
 * The languages except English, which is built in: `{ file, tags, words, line }`, the words by name, the line as Rust reads it:
 * `Vocabulary::parse`.
 */
export function languages() {
  const all = vocabularies();
  const isEnglish = ({ tags }) => tags.includes('en');
  const english = all.find(isEnglish);
  const others = all.filter((language) => !isEnglish(language));
  const names = ({ words }) => words.map(([name]) => name).join(' ');
  return others.map((language) => {
    if (names(language) !== names(english)) throw new Error(`${language.source}: ${names(language)} instead of ${names(english)}`);
    const tags = language.tags.map((tag) => tag.toLowerCase());
    return { file: tags[0], tags, words: Object.fromEntries(language.words), line: [language.tags.join(' '), ...language.words.map(([, word]) => word)].join('|') };
  });
}

/** The module `words:files`: by lower-case tag, the import of its words, for a bundler to find, and the aliases of other tags. */
export function table() {
  const object = (entries) => `{ ${entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')} };\n`;
  const all = languages();
  const files = all.map(({ file }) => [file, `() => import("./words/${file}.js")`]);
  const others = all.flatMap(({ file, tags }) => tags.slice(1).map((tag) => [tag, JSON.stringify(file)]));
  return `export const files = ${object(files)}export const others = ${object(others)}`;
}
