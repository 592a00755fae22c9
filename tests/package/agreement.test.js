// Rust, the scripts, the documents, the declarations and the manifest tell the same of the elements.
//
// When this fails, a publisher writes an attribute that does nothing, or never hears of one that would do what is wanted.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { REPOSITORY, elements, read, table, union, words } from './support.js';

const ELEMENTS = elements();
const ROOMS = { 'slugline-article': 'article', 'slugline-quote': 'quote', 'slugline-ticker': 'ticker' };
/** Where it is said what the attributes of each do. */
const SETTERS = { article: 'article', quote: 'quote/view', ticker: 'view/attributes' };
const sorted = (list) => [...list].sort();
const names = (list) => sorted(list.map(({ name }) => name));

/** A list of words in a script. */
const listed = (path, pattern) => [...pattern.exec(read(path))[1].matchAll(/"([^"]+)"/g)].map(([, word]) => word);

test('the manifest tells all elements', () => {
  assert.deepEqual(sorted(Object.keys(ELEMENTS)), sorted(Object.keys(ROOMS)));
});

for (const [tag, room] of Object.entries(ROOMS)) {
  const element = ELEMENTS[tag];
  const documented = table(`## \`<${tag}>\``, 'attribute').flatMap(([cell, values]) => words(cell).map((name) => ({ name, values })));
  const type = (name) => element.attributes.find((one) => one.name === name).type.text;

  test(`${tag}: the same attributes everywhere`, () => {
    assert.deepEqual(names(element.attributes), names(documented), 'the manifest and docs/embedding.md');
    // A source and how it is read are the class's own business; a value that only style sheets read is checked, and nothing more.
    const arms = [...read(`src/element/${SETTERS[room]}.rs`).matchAll(/^ {12}"([\w-]+)" => /gm)].map(([, name]) => name);
    const elsewhere = ['credentials', 'format', 'loading', 'palette', 'persist', 'src', 'stream', 'theme'];
    assert.deepEqual(sorted(arms), names(element.attributes).filter((name) => !elsewhere.includes(name)), 'what is done with them');
  });

  test(`${tag}: the same values everywhere`, () => {
    for (const { name, values } of documented) {
      const told = words(values);
      const text = type(name);
      if (text === 'string') {
        const description = element.attributes.find((one) => one.name === name).description;
        const list = /; of (.*), parted by blanks$/.exec(description)?.[1];
        assert.deepEqual(sorted(told), sorted(words(list ?? '')), `${tag} ${name}: the manifest and docs/embedding.md`);
      } else if (text !== 'number' && told.length > 0) {
        // Nothing at all may be said of a value that is the default.
        assert.deepEqual(sorted(told), sorted(union(text)), `${tag} ${name}: the manifest and docs/embedding.md`);
      }
    }
  });

  test(`${tag}: the same properties, methods, slots, parts and states`, () => {
    const members = table(`## \`<${tag}>\``, 'property, method').flatMap(([cell]) => words(cell)).map((text) => text.replace(/\(.*/, ''));
    assert.deepEqual(names(element.members), sorted(members), 'properties and methods');
    const slots = element.slots ? table(`## \`<${tag}>\``, 'slot').map(([cell]) => words(cell)[0] ?? '') : [];
    assert.deepEqual(names(element.slots ?? []), sorted(slots), 'slots');
    const owned = (rows) => rows.filter(([, of]) => of === room || of === 'all').flatMap(([cell]) => words(cell));
    const states = owned(table('## Styling', 'state')).map((text) => /\((.*)\)/.exec(text)[1]);
    assert.deepEqual(names(element.cssStates), sorted(states), 'states');
    assert.deepEqual(names(element.cssParts ?? []), sorted(owned(table('## Styling', 'shadow part'))), 'parts');
  });

  test(`${tag}: the declarations have them all`, () => {
    const types = read('pkg/elements.d.ts');
    const own = new RegExp(`^export declare class ${element.name} [^]*?^}$`, 'm').exec(types)[0];
    for (const { name } of element.members) assert.match(own, new RegExp(`^  (readonly )?${name}[:(]`, 'm'));
    assert.match(types, new RegExp(`^    "${tag}": ${element.name};$`, 'm'), 'HTMLElementTagNameMap');
    const props = new RegExp(`^export interface ${element.name}Props [^]*?^}$`, 'm').exec(read('pkg/react.d.ts'))[0];
    for (const { name } of element.attributes) assert.match(props, new RegExp(`^  "${name}"\\?: `, 'm'));
    for (const { name } of element.events) assert.match(props, new RegExp(`^  "on${name}"\\?: `, 'm'));
  });

  test(`${tag}: no property hides an attribute`, () => {
    // React sets a property where there is one: an attribute of the same name would never be there.
    const attributes = names(element.attributes);
    assert.deepEqual(names(element.members).filter((name) => attributes.includes(name)), []);
  });
}

test('the same events everywhere', () => {
  const rows = table('## Events', 'event');
  const events = new Map(Object.values(ELEMENTS).flatMap(({ events }) => events.map(({ name, type }) => [name, type.text])));
  assert.deepEqual(sorted(events.keys()), sorted(rows.flatMap(([cell]) => words(cell))), 'docs/embedding.md');
  const sources = readdirSync(join(REPOSITORY, 'www')).filter((name) => name.endsWith('.js')).map((name) => `www/${name}`).map(read).join('\n');
  const dispatched = new Set([...sources.matchAll(/(?:dispatch|CustomEvent)\(\s*"(slugline-[a-z]+)"/g)].map(([, name]) => name));
  assert.deepEqual(sorted(dispatched), sorted(events.keys()), 'what is dispatched');
  for (const [cell, , detail] of rows) {
    const [name] = words(cell);
    const [shape] = words(detail);
    const members = [...shape.matchAll(/(\w+)(?=[:,} ])/g)].map(([, word]) => word).filter((word) => !/^(true|false|\d+)$/.test(word));
    for (const member of members.filter((word) => !shape.includes(`"${word}"`) && !shape.includes(`-${word}`) && !shape.includes(`${word}-`))) {
      assert.match(events.get(name), new RegExp(`\\b${member}: `), `${name}: detail.${member}`);
    }
  }
});

test('the same custom properties in the documents, the manifest and the style sheets', () => {
  const documented = table('## Styling', 'custom property').flatMap(([cell]) => words(cell));
  const told = new Set(Object.values(ELEMENTS).flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)));
  assert.deepEqual(sorted(told), sorted(documented));
  const sheets = ['src/style/article.css', 'src/style/slugline.css', 'src/style/themes.css', 'src/style/ticker.css'].map(read).join('\n');
  for (const name of told) assert.ok(sheets.includes(`var(${name}`) || sheets.includes(`${name}:`), `${name} is read by no style sheet`);
});

test('formats: the declarations and Rust', () => {
  const [, variants] = /pub enum Format \{([^}]*)\}/.exec(read('src/ingest/format.rs'));
  const formats = ['auto', ...[...variants.matchAll(/= "(\w+)"/g)].map(([, word]) => word)];
  assert.deepEqual(union(/^export type Format = (.*);$/m.exec(read('pkg/api.d.ts'))[1]), formats);
});

test('the manifest and the style sheets list the same themes and palettes', () => {
  const sheets = ['src/style/article.css', 'src/style/slugline.css', 'src/style/themes.css', 'src/style/ticker.css'].map(read).join('\n');
  for (const name of ['theme', 'palette']) {
    const { type } = ELEMENTS['slugline-ticker'].attributes.find((one) => one.name === name);
    const styled = new Set([...sheets.matchAll(new RegExp(`\\[${name}="([\\w-]+)"`, 'g'))].map(([, word]) => word));
    assert.deepEqual(sorted(styled), sorted(union(type.text).filter((word) => word !== 'auto')), name);
  }
});

test('the browser tests can load all batch drivers at once', () => {
  // wasm-bindgen's test runner answers four requests at a time, and may forget a fifth: seen in one start of three.
  const drivers = readdirSync(join(REPOSITORY, 'src/js'));
  assert.ok(drivers.length <= 4, `src/js has ${drivers.join(', ')}`);
});
