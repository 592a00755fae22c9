// The public face: what a project sees of the package's types.
//
// When this fails, something that others build on has changed. If that is meant: `cargo xtask bless`, read the diff, and say it in the
// changelog.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';

import { SNAPSHOTS, face } from '../../xtask/face.mjs';
import { read } from './support.js';

for (const [name, text] of Object.entries(face())) {
  test(`${name} in the package equals its snapshot`, () => {
    // The schema stands in docs/ and needs no second copy.
    assert.equal(text, read(name === 'record.schema.json' ? `docs/${name}` : `${SNAPSHOTS}/${name}`));
    assert.equal(read(`pkg/${name}`), text);
  });
}

test('custom-elements.json is valid against its schema', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(read('node_modules/custom-elements-manifest/schema.json')));
  assert.ok(validate(JSON.parse(read('pkg/custom-elements.json'))), JSON.stringify(validate.errors));
});

test('every type is documented, and refers to known types only', () => {
  for (const name of ['api.d.ts', 'elements.d.ts', 'record.d.ts', 'react.d.ts']) {
    const text = read(`pkg/${name}`);
    const types = text.replaceAll(/\/\*\*[^]*?\*\//g, '');
    assert.doesNotMatch(types, /\bany\b|\bundefined: |: undefined;|\[object Object\]/, name);
    const bare = [...text.matchAll(/^(?!.*\*\/)(.*)\nexport (?:declare |interface |type \w)/gm)].filter(([, before]) => before.trim() === '');
    assert.deepEqual(bare.map(([all]) => all), [], `${name}: exports without words`);
  }
});
