// The schema of the JSON of record says what the documents of the tests and of the demonstration are.
//
// When this fails, a newsroom that checks its documents against the schema is told nonsense.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

import { read } from './support.js';

const SCHEMA = JSON.parse(read('docs/record.schema.json'));
// The date of a document is told by Slugline itself, not by the schema.
const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, validateFormats: false, allErrors: true }).compile(SCHEMA);
const faults = (document) => (validate(document) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));

/** The names of all members that a schema describes. */
function described(schema) {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Object.keys(schema.properties ?? {});
  return [...own, ...Object.values(schema).flatMap(described)];
}

/** The names of all members in a document. */
const members = (value) =>
  typeof value === 'object' && value !== null ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(members)] : [];

for (const path of ['tests/fixtures/whole.json', 'demo/story.json', 'demo/markets.json'])
  test(`${path} is valid`, () => assert.deepEqual(faults(JSON.parse(read(path))), []));

test('the fixture with everything has every member of the schema, and no others', () => {
  const whole = new Set(members(JSON.parse(read('tests/fixtures/whole.json'))));
  assert.deepEqual([...new Set(described(SCHEMA))].sort(), [...whole].sort());
});

test('docs/record.md names every member', () => {
  const named = new Set([...read('docs/record.md').matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code.match(/\w+/g) ?? []));
  assert.deepEqual(described(SCHEMA).filter((name) => !named.has(name)), []);
});

for (const [what, document] of Object.entries({
  'a headline that is a number': { article: { headline: 3 } },
  'a block of a type that there is not': { article: { body: [{ type: 'iframe', url: '/' }] } },
  'code without its text': { article: { body: [{ type: 'code' }] } },
  'a quote without a symbol': { strip: { quotes: [{ price: '1' }] } },
  'a state that there is not': { strip: { quotes: [{ symbol: 'A', state: 'asleep' }] } },
  'a focal point of one number': { article: { hero: { focal: [0.5] } } },
}))
  test(`${what} is invalid`, () => assert.notDeepEqual(faults(document), []));
