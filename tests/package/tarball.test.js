// What npm would publish.
//
// When this fails, an installation has files that are missing or too many, or a server that imports the package falls over.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

import { Consumer } from '../e2e/support/consumer.js';
import { REPOSITORY, read } from './support.js';

const MANIFEST = JSON.parse(read('pkg/package.json'));
const project = new Consumer('server', 'tests/package/server');

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: join(REPOSITORY, 'pkg'), strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, MANIFEST, { color: false })), []);
});

test('the tarball contains exactly the files that the manifest names', () => {
  const files = readdirSync(project.installed).filter((name) => name !== 'package.json');
  assert.deepEqual(files.sort(), [...MANIFEST.files].sort());
  const named = JSON.stringify([MANIFEST.exports, MANIFEST.sideEffects.filter((name) => !name.includes('*')), MANIFEST.types, MANIFEST.customElements]).match(/\.\/[\w.-]+/g);
  for (const name of named.map((path) => path.slice(2)).filter((name) => name.includes('.'))) assert.ok([...files, 'package.json'].includes(name), name);
});

test('files not listed in `sideEffects` do nothing when they are loaded', () => {
  assert.deepEqual(MANIFEST.sideEffects, ['./index.js', './embed.js', './slugline.css', './*.wasm']);
  const script = `
    const before = Reflect.ownKeys(globalThis);
    globalThis.HTMLElement = class {};
    globalThis.customElements = { get() {}, define() { throw new Error("defined"); } };
    await import("slugline/elements");
    await import("slugline/api");
    await import("slugline/slugline");
    console.log(Reflect.ownKeys(globalThis).filter((key) => !before.includes(key)).join(" "));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: project.folder, encoding: 'utf8' });
  assert.equal(said.trim(), 'HTMLElement customElements');
});

for (const [how, expected] of Object.entries({
  nothing: 'beside the scripts',
  url: 'an address',
  bytes: 'bytes',
  module: 'a module that is compiled already',
  response: 'an answer of fetch',
}))
  test(`a server reads stories: init with ${expected}`, () => {
    const said = execFileSync(process.execPath, ['main.js', how], { cwd: project.folder, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(said), {
      exports: ['SluglineArticle', 'SluglineQuote', 'SluglineTicker', 'define'],
      version: MANIFEST.version,
      tooSoon: 'load-failed',
      headline: 'A headline',
      format: 'wire',
      warnings: ['$.headline: expected a string, found a number'],
      refused: ['SluglineError', 'syntax', false],
    });
  });

test('the types are right on a server, where there is no DOM', () => project.check());

test('the notices list the crates in the module', () => {
  const text = readFileSync(join(project.installed, 'THIRD-PARTY.md'), 'utf8');
  for (const name of ['leptos', 'reactive_graph', 'tachys', 'wasm-bindgen', 'js-sys', 'serde-wasm-bindgen'])
    assert.match(text, new RegExp(`^## .*\\b${name} \\d`, 'm'), name);
  assert.match(text, /UNICODE LICENSE V3/);
  for (const name of ['serde_derive', 'slugline', 'clap']) assert.doesNotMatch(text, new RegExp(`^## .*\\b${name} \\d`, 'm'), name);
});
