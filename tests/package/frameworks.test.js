// The recipes of docs/frameworks.md, and the projects from which they are: `cargo xtask test frameworks` builds these.
//
// When this fails, developers copy lines that nothing has tested, or the projects cannot be installed everywhere.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { REPOSITORY, read } from './support.js';

const PROJECTS = 'examples/frameworks';
const RECIPES = read('docs/frameworks.md');
const names = readdirSync(join(REPOSITORY, PROJECTS));

/** The code blocks of the recipes, each with the file that the last link before it names. */
function snippets() {
  const found = [];
  let file;
  for (const [, path, code] of RECIPES.matchAll(/\]\(\.\.\/(examples\/frameworks\/[^)]+\.\w+)\)|^```\w+\n([^]*?)^```$/gm)) {
    if (path) file = path;
    else found.push({ file, code });
  }
  // The first is the command that installs the package.
  return found.slice(1);
}

/** Lines without the indentation that all of them share. */
function flush(text) {
  const lines = text.split('\n').filter((line) => line.trim());
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}

/** Where lines are next found in a file, whatever their indentation is there; the line after them. */
function after(lines, wanted, from) {
  for (let at = from; at + wanted.length <= lines.length; at++) {
    const end = at + wanted.length;
    if (flush(lines.slice(at, end).join('\n')).join('\n') === wanted.join('\n')) return end;
  }
  return -1;
}

test('each snippet is in the file that is named above it', () => {
  assert.ok(snippets().length >= names.length);
  for (const { file, code } of snippets()) {
    const lines = read(file).split('\n').filter((line) => line.trim());
    let from = 0;
    // An ellipsis leaves lines out.
    for (const piece of code.split(/^…$/m)) {
      from = after(lines, flush(piece), from);
      assert.ok(from > 0, `docs/frameworks.md has lines that are not in ${file}, or not in this order:\n${piece}`);
    }
  }
});

for (const name of names) {
  const manifest = JSON.parse(read(`${PROJECTS}/${name}/package.json`));
  const lock = JSON.parse(read(`${PROJECTS}/${name}/package-lock.json`));

  test(`${name}: a recipe and tests`, () => {
    assert.ok(RECIPES.includes(`(../${PROJECTS}/${name}/`), 'docs/frameworks.md');
    assert.ok(existsSync(join(REPOSITORY, `tests/frameworks/${name}.spec.js`)), 'tests/frameworks/');
  });

  test(`${name}: exact versions, from any registry`, () => {
    const { dependencies, devDependencies } = manifest;
    for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies })) assert.match(version, /^\d+\.\d+\.\d+$/, dependency);
    const root = lock.packages[''];
    assert.deepEqual([root.dependencies, root.devDependencies], [dependencies, devDependencies], 'the lock file is that of package.json');
    for (const [path, { resolved }] of Object.entries(lock.packages)) assert.equal(resolved, undefined, `${path} names a registry`);
    // Its hash is another with every build.
    assert.equal(lock.packages['node_modules/slugline'], undefined);
  });
}
