// The public face of the package: custom-elements.json and the declarations, made from the comments in www/ and from the schema of
// the JSON of record. Nothing of it is written twice.
//
//     node xtask/face.mjs [--bless]
//
// Without an argument it prints what differs from tests/package/snapshots/; `--bless` writes it there.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { declarations } from './declarations.mjs';
import { recordTypes } from './record.mjs';

const HOME = join(dirname(fileURLToPath(import.meta.url)), '..');
const SCRIPTS = ['api', 'article', 'convert', 'element', 'elements', 'failure', 'index', 'ticker'];
/** The face as it was blessed, so that a change of it shows in a diff. */
export const SNAPSHOTS = 'tests/package/snapshots';

const read = (path) => readFileSync(join(HOME, path), 'utf8');
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** The files of the face by name, for a package that has no other files than these scripts give it. */
export function face() {
  const elements = analysed(SCRIPTS.map((name) => `www/${name}.js`));
  const schema = JSON.parse(read('docs/record.schema.json'));
  return {
    'custom-elements.json': json(forTools(elements)),
    'record.d.ts': recordTypes(schema),
    'record.schema.json': json(schema),
    ...declarations(elements, Object.keys(schema.$defs)),
  };
}

/** What the entries export: classes, functions and constants, as the analyzer tells them, without what is internal. */
function analysed(paths) {
  const modules = paths.map((path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true));
  const found = new Map(create({ modules }).modules.map((module) => [module.path, module]));
  const lookUp = (path, name) => {
    const { exports, declarations } = found.get(path);
    const to = exports.find((one) => one.kind === 'js' && one.name === name)?.declaration;
    if (!to) throw new Error(`${path} exports no ${name}`);
    const there = to.module?.startsWith('./') ? posix.join('www', to.module) : (to.module ?? path).replace(/^\//, '');
    const own = declarations.find((one) => one.name === to.name);
    if (own) return own;
    // The analyzer tells where a name comes from by one step, and of imports only which file.
    return there === path ? lookUp(imported(path, to.name), to.name) : lookUp(there, found.get(there).exports.some((one) => one.name === to.name) ? to.name : name);
  };
  const imported = (path, name) => posix.join('www', new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "(\\./[^"]+)"`).exec(read(path))[1]);
  const entry = (name) => {
    const path = `www/${name}.js`;
    const names = found.get(path).exports.filter(({ kind }) => kind === 'js').map(({ name }) => name);
    return names.map((name) => told({ ...lookUp(path, name), name }));
  };
  return { api: entry('api'), elements: entry('elements'), index: entry('index') };
}

/** A declaration with what pages may use, and its words on one line each. */
function told(declaration) {
  const isPublic = ({ name, privacy, static: isStatic }) => privacy !== 'private' && !isStatic && !name.startsWith('#');
  const known = { ...declaration };
  if (known.members) known.members = known.members.filter(isPublic).map(({ kind, default: _, ...member }) => ({ kind, ...member }));
  // The analyzer takes the general `dispatchEvent` for an event called `type`.
  if (known.events) known.events = known.events.filter(({ name }) => name.startsWith('slugline-'));
  if (known.customElement) known.superclass = { name: 'HTMLElement' };
  return JSON.parse(JSON.stringify(known, (key, value) => {
    if (key === 'inheritedFrom') return undefined;
    return key === 'description' ? value.replaceAll(/\s+/g, ' ') : value;
  }));
}

/** The manifest for editors and catalogues. They know no type of ours: a list of words is a string to them. */
function forTools({ elements }) {
  const classes = elements.filter(({ customElement }) => customElement);
  const plain = ({ type, description, ...attribute }) => {
    const words = /^Words<([^>]*)>/.exec(type.text)?.[1];
    if (!words) return { ...attribute, type, description };
    const list = words.split(' | ').map((word) => `\`${word.slice(1, -1)}\``).join(' ');
    return { ...attribute, type: { text: 'string' }, description: `${description}; of ${list}, parted by blanks` };
  };
  const module = 'elements.js';
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: module,
        declarations: classes.map((one) => ({ ...one, attributes: one.attributes.map(plain) })),
        exports: classes.flatMap(({ name, tagName }) => [
          { kind: 'js', name, declaration: { name, module } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module } },
        ]),
      },
    ],
  };
}

/** The files whose blessed copy is another. */
export function unblessed() {
  const blessed = (name) => {
    try {
      return read(`${SNAPSHOTS}/${name}`);
    } catch {
      return undefined;
    }
  };
  return Object.entries(face()).filter(([name, text]) => name !== 'record.schema.json' && blessed(name) !== text).map(([name]) => name);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const names = unblessed();
  if (process.argv[2] === '--bless') {
    const files = face();
    mkdirSync(join(HOME, SNAPSHOTS), { recursive: true });
    for (const name of names) writeFileSync(join(HOME, SNAPSHOTS, name), files[name]);
  }
  console.log(names.length > 0 ? names.join('\n') : 'nothing differs');
}
