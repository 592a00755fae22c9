// The gallery has a look of everything.
//
// When this fails, a publisher looks for an attribute, a block or a language in the gallery, and it is not there; or copies a snippet
// that is not what is shown.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

import { PAGE, chapters, make } from '../../xtask/gallery.mjs';
import { REPOSITORY, read, union } from './support.js';

const LOOKS = chapters().flatMap(({ looks }) => looks);
const SCHEMA = JSON.parse(read('docs/record.schema.json'));
const sorted = (list) => [...new Set(list)].sort();

/** The attributes in a start tag. One without a value is there too. */
const attributesIn = (text) => Object.fromEntries([...text.matchAll(/\s([\w-]+)(?:="([^"]*)")?(?=[\s/]|$)/g)].map(([, attribute, value = '']) => [attribute, value]));

/** The start tags of an element in all snippets: the attributes of each. */
const tags = (name) => LOOKS.flatMap(({ snippet }) => [...snippet.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))]).map(([, text]) => attributesIn(text));

/** The data of a look in the JSON of record. */
const data = ({ snippet }) => [...snippet.matchAll(/<script type="application\/json">([^]*?)<\/script>/g)].map(([, text]) => JSON.parse(text));

/** Every `type` in a document. */
const types = (value) =>
  typeof value === 'object' && value !== null ? [...(typeof value.type === 'string' ? [value.type] : []), ...Object.values(value).flatMap(types)] : [];

/** The types that a schema knows of: each is a constant. */
function known(schema) {
  if (typeof schema !== 'object' || schema === null) return [];
  return [schema.properties?.type?.const ?? [], Object.values(schema).map(known)].flat(Infinity);
}

test('an attribute is found with a value and without, and words of a value are no attributes', () => {
  assert.deepEqual(attributesIn(' label="A long label"\n  quiet pause-on="" last'), { label: 'A long label', quiet: '', 'pause-on': '', last: '' });
});

const ELEMENTS = JSON.parse(read('docs/attributes.json'));

for (const [tag, attributes] of Object.entries(ELEMENTS))
  test(`${tag}: every attribute has a look`, () => {
    const names = tags(tag).flatMap(Object.keys);
    assert.deepEqual(attributes.map(({ name }) => name).filter((name) => !names.includes(name)), []);
  });

test('every word of an attribute that changes the look has one, with one of the elements', () => {
  // The start is one of several sizes, the level of a headline is what its place asks for, all formats look the same, and strips in
  // English move to the left anyway.
  const same = ['direction', 'format', 'headline-level', 'text-size'];
  const used = Object.keys(ELEMENTS).flatMap(tags);
  for (const { name, type, default: usual } of Object.values(ELEMENTS).flat().filter(({ name, type }) => type.text.includes('"') && !same.includes(name))) {
    const shown = [...(usual ?? '').split(' '), ...used.flatMap((one) => (one[name] ?? '').split(' '))];
    const words = union(type.text.replace(/^Words<(.*?)>.*$/, '$1'));
    assert.deepEqual(words.filter((word) => !shown.includes(word)), [], name);
  }
});

test('every type of block and of text has a look', () => {
  const expected = sorted(known(SCHEMA));
  assert.ok(expected.includes('entry') && expected.includes('symbol'), 'the schema was read');
  assert.deepEqual(expected, sorted(LOOKS.flatMap(data).flatMap(types)));
});

test('every language has a look', () => {
  const files = readdirSync(join(REPOSITORY, 'src/locale/languages')).filter((name) => name !== 'mod.rs');
  const languages = files.map((name) => name.replace('.rs', '').replace('zh_hans', 'zh-Hans').replace('zh_hant', 'zh-Hant'));
  assert.deepEqual(sorted(LOOKS.map(({ id }) => id).filter((id) => id.startsWith('languages-'))), sorted(languages.map((tag) => `languages-${tag}`)));
});

test('all data is valid', () => {
  const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, validateFormats: false, allErrors: true }).compile(SCHEMA);
  for (const look of LOOKS)
    for (const document of data(look)) {
      const whole = document.quotes ? { strip: document } : { article: document };
      assert.ok(validate(whole), `${look.id}: ${JSON.stringify(validate.errors)}`);
    }
});

test('all figures are told to be examples', () => {
  for (const look of LOOKS) for (const { quotes, source } of data(look)) if (quotes) assert.ok(source, look.id);
});

test('every file is in the list, and every look in the page', () => {
  const folder = join(REPOSITORY, 'examples/gallery/looks');
  const files = readdirSync(folder).flatMap((chapter) => readdirSync(join(folder, chapter)).map((name) => `${chapter}-${name.replace('.html', '')}`));
  assert.deepEqual(sorted(files), sorted(LOOKS.map(({ id }) => id)));
  make();
  const page = readFileSync(join(REPOSITORY, PAGE), 'utf8');
  for (const { id, shown, snippet } of LOOKS) {
    assert.ok(page.includes(`<h3 id="${id}">`), id);
    assert.equal(page.includes(`<div class="specimen">\n${snippet}\n</div>`), shown, id);
  }
});

test('the documents show every picture, each with words for those who do not see it', () => {
  const documents = ['docs/embedding.md', 'docs/formats.md', 'docs/record.md'].map(read).join('\n');
  for (const { id } of LOOKS.filter(({ picture }) => picture)) assert.match(documents, new RegExp(`!\\[[^\\]]{10,}\\]\\(pictures/${id}\\.png\\)`), id);
  const size = readdirSync(join(REPOSITORY, 'docs/pictures')).reduce((sum, name) => sum + readFileSync(join(REPOSITORY, 'docs/pictures', name)).length, 0);
  assert.ok(size < 600_000, `${size} bytes`);
});
