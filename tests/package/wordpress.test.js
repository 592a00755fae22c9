// The WordPress plugin as far as it can be known without a WordPress: `cargo xtask test cms` has one.
//
// When this fails, the zip is another on every machine, has a file that no PHP reads, or does not know what the elements can.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Script } from 'node:vm';

import { pluginTable, rule } from '../../xtask/attributes.mjs';
import { REPOSITORY, read, table, words } from './support.js';

const PLUGIN = 'plugins/wordpress';
const room = mkdtempSync(join(tmpdir(), 'slugline-plugin-'));
after(() => rmSync(room, { recursive: true, force: true }));

/** Makes the zip and gives its bytes. */
function make(name) {
  const path = join(room, name);
  execFileSync(process.execPath, [join(REPOSITORY, 'xtask/plugin.mjs'), path], { stdio: 'pipe' });
  return readFileSync(path);
}

/** The files of a zip whose entries are stored as they are: path and bytes, by what its directory says. */
function entries(zip) {
  const end = zip.length - 22;
  assert.equal(zip.readUInt32LE(end), 0x06054b50);
  const found = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    assert.equal(zip.readUInt32LE(at), 0x02014b50);
    const [size, length, offset] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    found.set(name, zip.subarray(offset + 30 + length, offset + 30 + length + size));
    at += 46 + length;
  }
  return found;
}

const zip = make('first.zip');
const files = entries(zip);
const names = [...files.keys()];
const php = names.filter((name) => name.endsWith('.php'));

test('the zip contains the plugin and the package, and is reproducible', () => {
  assert.ok(zip.equals(make('second.zip')));
  assert.deepEqual(names, [...names].sort());
  for (const name of names) assert.match(name, /^slugline\/[\w./-]+$/);
  const [, build] = /return '([\w.-]+)'/.exec(files.get('slugline/build.php').toString());
  for (const name of ['embed.js', 'elements.js', 'slugline.css', 'slugline_bg.wasm', 'formats.wasm', 'controls.wasm', 'quotes.wasm', 'words/de.js', 'LICENSE-MIT', 'THIRD-PARTY.md'])
    assert.ok(files.get(`slugline/assets/${build}/${name}`)?.equals(readFileSync(join(REPOSITORY, 'pkg', name))), name);
  for (const name of ['slugline.php', 'uninstall.php', 'readme.txt', 'elements.json', 'blocks/ticker/block.json', 'editor/ticker.js'])
    assert.ok(files.get(`slugline/${name}`)?.equals(readFileSync(join(REPOSITORY, PLUGIN, name))), name);
});

test('the version is that of the package everywhere', () => {
  const { version } = JSON.parse(read('pkg/package.json'));
  assert.equal(/^ \* Version: +(\S+)$/m.exec(read(`${PLUGIN}/slugline.php`))?.[1], version);
  assert.equal(/^Stable tag: (\S+)$/m.exec(read(`${PLUGIN}/readme.txt`))?.[1], version);
  for (const field of ['Requires at least', 'Requires PHP']) {
    const [told, header] = ['readme.txt', 'slugline.php'].map((name) => new RegExp(`^[ *]*${field}: +(\\S+)$`, 'm').exec(read(`${PLUGIN}/${name}`))?.[1]);
    assert.equal(told, header, field);
  }
});

const hasPhp = spawnSync('php', ['--version']).status === 0;

test('every PHP file parses', { skip: hasPhp ? false : 'there is no PHP here' }, () => {
  assert.ok(php.length > 8);
  for (const name of php) {
    const path = join(room, 'file.php');
    writeFileSync(path, files.get(name));
    const { status, stdout, stderr } = spawnSync('php', ['-l', path], { encoding: 'utf8' });
    assert.equal(status, 0, `${name}: ${stdout}${stderr}`);
  }
});

test('no PHP file does anything when it is requested directly', () => {
  for (const name of php.filter((name) => !name.endsWith('build.php')))
    assert.match(files.get(name).toString(), /^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m, name);
});

test('the scripts of the editor parse', () => {
  const scripts = names.filter((name) => /^slugline\/(editor|settings)\/.*\.js$/.test(name));
  assert.ok(scripts.length >= 4);
  for (const name of scripts) new Script(files.get(name).toString(), { filename: name });
});

/** A call that gives a text in the reader's language: how it begins, and a whole one, of this plugin. */
const CALL = /(?<![\w$>'])(?:__|esc_html_e|esc_html__|_e)\(/g;
const WHOLE = /(?<![\w$>'])(?:__|esc_html_e|esc_html__|_e)\( ?'[^']+', 'slugline' ?\)/g;

test('all words of the plugin can be translated, under its own name', () => {
  const sources = readdirSync(join(REPOSITORY, PLUGIN), { recursive: true }).filter((name) => /\.(php|js)$/.test(name));
  let count = 0;
  for (const name of sources) {
    const text = read(`${PLUGIN}/${name}`);
    const [begun, whole] = [CALL, WHOLE].map((pattern) => text.match(pattern)?.length ?? 0);
    assert.equal(whole, begun, name);
    count += whole;
  }
  assert.ok(count > 60, `${count} texts`);
});

test("the plugin's table of attributes is up to date: `cargo xtask bless` writes it anew", () => {
  assert.equal(read(`${PLUGIN}/elements.json`), pluginTable());
});

test('a type for which the plugin has no rule is an error that names it and the attribute', () => {
  const ruleOf = (text) => rule({ name: 'quiet', type: { text }, description: 'no sound' });
  for (const text of ['boolean', 'boolean | "auto"', 'Words<string>', '""']) assert.throws(() => ruleOf(text), ({ message }) => message.includes('quiet') && message.includes(text));
  assert.deepEqual(ruleOf('"on" | "off"'), { kind: 'choice', values: ['on', 'off'] });
  assert.deepEqual(ruleOf('87.5 | 100'), { kind: 'choice', values: ['87.5', '100'] });
  assert.deepEqual(ruleOf('Words<"a" | "b" | "none">'), { kind: 'words', values: ['a', 'b'], alone: 'none' });
  assert.deepEqual(ruleOf('Words<"a"> | ""'), { kind: 'words', values: ['a'], empty: true });
});

for (const [tag, rules] of Object.entries(JSON.parse(read(`${PLUGIN}/elements.json`))))
  test(`the plugin knows every attribute of ${tag}`, () => {
    const documented = table(`## \`<${tag}>\``, 'attribute').flatMap(([cell, values]) => words(cell).map((name) => [name, values]));
    assert.deepEqual(Object.keys(rules).sort(), documented.map(([name]) => name).sort());
    for (const [name, values] of documented) {
      const { kind, alone, minimum, maximum, values: known = [] } = rules[name];
      if (kind === 'number') assert.equal(values, `${minimum} to ${maximum}`, name);
      // What the document tells as a range is a list here.
      else if (words(values).length > 0) assert.deepEqual([...known, ...(alone ? [alone] : [])].sort(), words(values).sort(), name);
    }
  });
