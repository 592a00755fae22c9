// Rust, the scripts, the documents, the declarations and the manifest tell the same of the elements.
//
// When this fails, a publisher writes an attribute that does nothing, or never hears of one that would do what is wanted.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { SIZES } from '../../www/settings.js';
import { REPOSITORY, elements, read, table, union, words } from './support.js';

const ELEMENTS = elements();
const ROOMS = { 'slugline-article': 'article', 'slugline-ticker': 'ticker' };
/** Attributes that only style sheets read. */
const STYLED = { 'slugline-article': [], 'slugline-ticker': [] };
const sorted = (list) => [...list].sort();
const names = (list) => sorted(list.map(({ name }) => name));

/** What a script does with each attribute that the view follows: its text by name. */
function arms(room) {
  const [, body] = /^  attribute\(name, value\) \{\n([^]*?)^  \}$/m.exec(read(`www/${room}.js`));
  const found = [...body.matchAll(/^    if \(name === "([\w-]+)"\) ([^]*?)(?=^    \S|(?![^]))/gm)];
  return Object.fromEntries(found.map(([, name, arm]) => [name, arm]));
}

/** A list of words in a script. */
const listed = (path, pattern) => [...pattern.exec(read(path))[1].matchAll(/"([^"]+)"/g)].map(([, word]) => word);

/** The attributes that a script reads itself, but for those of the platform. */
function readIn(path) {
  const text = read(path);
  const names = [...text.matchAll(/\bthis\.getAttribute\("([\w-]+)"\)|\bname === "([\w-]+)"/g)].map(([, got, changed]) => got ?? changed);
  const sources = [...text.matchAll(/static sources = \[([^\]]*)\]/g)].flatMap(([, list]) => JSON.parse(`[${list}]`));
  return [...new Set([...names, ...sources])].filter((name) => !name.startsWith('aria-'));
}
const shared = readIn('www/element.js');

test('the manifest describes both elements', () => {
  assert.deepEqual(sorted(Object.keys(ELEMENTS)), sorted(Object.keys(ROOMS)));
});

for (const [tag, room] of Object.entries(ROOMS)) {
  const element = ELEMENTS[tag];
  const documented = table(`## \`<${tag}>\``, 'attribute').flatMap(([cell, values]) => words(cell).map((name) => ({ name, values })));
  const type = (name) => element.attributes.find((one) => one.name === name).type.text;

  test(`${tag}: the same attributes everywhere`, () => {
    const viewed = listed(`www/${room}.js`, /static viewed = \[([^\]]*)\]/);
    assert.deepEqual(sorted(Object.keys(arms(room))), sorted(viewed), 'what is followed, and what is done with it');
    const all = sorted(new Set([...viewed, ...shared, ...readIn(`www/${room}.js`), ...STYLED[tag]]));
    assert.deepEqual(names(element.attributes), all, 'the manifest');
    assert.deepEqual(names(documented), all, 'docs/embedding.md');
  });

  test(`${tag}: every attribute that is read is observed`, () => {
    const observed = listed(`www/${room}.js`, /static observedAttributes = \[([^\]]*)\]/);
    const viewed = listed(`www/${room}.js`, /static viewed = \[([^\]]*)\]/);
    const read = new Set([...shared, ...readIn(`www/${room}.js`)].filter((name) => !viewed.includes(name)));
    // These two are read when the work begins.
    assert.deepEqual(sorted(new Set([...observed, 'loading', 'persist'])), sorted(read));
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

  test(`${tag}: the script knows these values and no others`, () => {
    const script = read(`www/${room}.js`);
    let compared = 0;
    for (const [name, arm] of Object.entries(arms(room))) {
      const constant = /(?:known|chosen)\(this, name, value, ([A-Z]+)\)/.exec(arm)?.[1];
      const list = /(?:known|chosen)\(this, name, value, (\[[^\]]*\])\)/.exec(arm)?.[1] ?? (constant && new RegExp(`const ${constant} = (\\[[^\\]]*\\])`).exec(script)[1]);
      const bounds = /number\(this, name, value, (\d+), (\d+), \d+\)/.exec(arm);
      const { values } = documented.find((one) => one.name === name);
      if (list) assert.deepEqual(sorted([...list.matchAll(/"([^"]+)"/g)].map(([, word]) => word).concat(list.includes('...CONTROLS') ? listed('www/article.js', /const CONTROLS = \[([^\]]*)\]/) : [])), sorted(words(values)), `${tag} ${name}: the script and docs/embedding.md`);
      else if (bounds) assert.equal(values, `${bounds[1]} to ${bounds[2]}`, `${tag} ${name}: the script and docs/embedding.md`);
      else if (name === 'text-size') assert.deepEqual(SIZES.map(String), words(values));
      else continue;
      compared += 1;
    }
    assert.ok(compared > 0, 'attributes with values that are known');
  });

  test(`${tag}: the same properties, methods, slots, parts and states`, () => {
    const members = table(`## \`<${tag}>\``, 'property, method').flatMap(([cell]) => words(cell)).map((text) => text.replace(/\(.*/, ''));
    assert.deepEqual(names(element.members), sorted(members), 'properties and methods');
    const slots = tag === 'slugline-article' ? table(`## \`<${tag}>\``, 'slot').map(([cell]) => words(cell)[0] ?? '') : [];
    assert.deepEqual(names(element.slots ?? []), sorted(slots), 'slots');
    const owned = (rows) => rows.filter(([, of]) => of === room || of === 'both').flatMap(([cell]) => words(cell));
    const states = owned(table('## Styling', 'state')).map((text) => /\((.*)\)/.exec(text)[1]);
    assert.deepEqual(names(element.cssStates), sorted(states), 'states');
    assert.deepEqual(names(element.cssParts), sorted(owned(table('## Styling', 'shadow part'))), 'parts');
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

test('Rust and the scripts list the same words and sizes', () => {
  const fields = [...read('src/components/ticker/cell.rs').matchAll(/\("([a-z]+)", Self::\w+\)/g)].map(([, word]) => word);
  assert.deepEqual(fields, listed('www/ticker.js', /const FIELDS = \[([^\]]*)\]/), 'the words of Field::ALL');
  const motion = read('src/motion/options.rs');
  const named = (type) => [...new RegExp(`impl ${type} \\{[^]*?\\n\\}`).exec(motion)[0].matchAll(/\("([a-z]+)", Self::\w+\)/g)].map(([, word]) => word);
  assert.deepEqual(named('MotionMode'), listed('www/ticker.js', /const MOTIONS = \[([^\]]*)\]/), 'the words of MotionMode::ALL');
  assert.deepEqual(named('PauseOn'), listed('www/ticker.js', /const HOLDS = \[([^\]]*)\]/), 'the words of PauseOn::ALL');
  assert.deepEqual(named('ScrollDirection'), listed('www/ticker.js', /name === "direction"\).*\[([^\]]*)\]/), 'the words of ScrollDirection::ALL');
  const [, sizes] = /pub const ALL: \[Self; \d+\] = \[([^\]]*)\]/.exec(read('src/reader/text_size.rs'));
  assert.deepEqual([...sizes.matchAll(/\d+/g)].map(([size]) => size / 10), SIZES, 'TextSize::ALL');
});

test('the scripts, the declarations and Rust list the same formats', () => {
  const formats = listed('www/element.js', /const FORMATS = \[([^\]]*)\]/);
  assert.deepEqual(union(/^export type Format = (.*);$/m.exec(read('pkg/api.d.ts'))[1]), formats);
  const [, variants] = /pub enum Format \{([^}]*)\}/.exec(read('src/ingest/format.rs'));
  assert.deepEqual(sorted(['auto', ...[...variants.matchAll(/= "(\w+)"/g)].map(([, word]) => word)]), sorted(formats));
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
