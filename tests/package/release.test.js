// What is made beside the package when it is released: `cargo xtask release` makes everything, for minutes.
//
// When this fails, a publisher who writes the values into a page gets a page without Slugline, or a file is published that is nobody's
// concern.

import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { checksums } from '../../xtask/checksums.mjs';
import { integrity, integrityOf } from '../../xtask/integrity.mjs';
import { REPOSITORY, read } from './support.js';

const MANIFEST = JSON.parse(read('pkg/package.json'));
const room = mkdtempSync(join(tmpdir(), 'slugline-release-'));
after(() => rmSync(room, { recursive: true, force: true }));

test('a value is that of the specification', () => {
  // The example of W3C Subresource Integrity, section 3.1.
  assert.equal(integrityOf("alert('Hello, world.');"), 'sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO');
});

test('every file that a browser loads has a value', () => {
  const { version, files, modules } = integrity(join(REPOSITORY, 'pkg'));
  assert.equal(version, MANIFEST.version);
  for (const name of MANIFEST.files.filter((name) => /\.(css|js|wasm)$/.test(name)))
    assert.equal(files[name], integrityOf(readFileSync(join(REPOSITORY, 'pkg', name))), name);
  assert.ok(files['words/de.js']);
  const requested = Object.keys(modules).map((address) => address.replace(`?v=${version}`, ''));
  assert.deepEqual(requested, ['elements.js', 'slugline.js', ...Object.keys(files).filter((name) => name.startsWith('words/'))]);
});

test('checksums are in the form of sha256sum', () => {
  writeFileSync(join(room, 'b.txt'), 'abc');
  writeFileSync(join(room, 'a.txt'), '');
  writeFileSync(join(room, 'SHA256SUMS'), 'of the time before');
  assert.equal(
    checksums(room),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n' +
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n',
  );
});

test('the tarball contains these files and no others', () => {
  // By a shell, because npm is a batch file on Windows.
  const [{ files }] = JSON.parse(execSync('npm pack ./pkg --dry-run --json', { cwd: REPOSITORY, encoding: 'utf8', stdio: 'pipe' }));
  const paths = files.map(({ path }) => path).filter((path) => !/^words\/[a-z-]+\.js$/.test(path));
  assert.deepEqual(paths.sort(), [
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'THIRD-PARTY.md',
    'api.d.ts',
    'api.js',
    'controls.wasm',
    'custom-elements.json',
    'elements.d.ts',
    'elements.js',
    'embed.js',
    'formats.wasm',
    'index.d.ts',
    'index.js',
    'package.json',
    'quotes.wasm',
    'react.d.ts',
    'record.d.ts',
    'record.schema.json',
    'slugline.css',
    'slugline.css.d.ts',
    'slugline.d.ts',
    'slugline.js',
    'slugline_bg.wasm',
  ]);
});
