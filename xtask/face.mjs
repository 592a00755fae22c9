// The public face of the package: custom-elements.json and the declarations, made from the comments in www/, from the attributes that
// Rust knows (docs/attributes.json) and from the schema of the JSON of record. Nothing of it is written twice.
//
//     node xtask/face.mjs [--bless]
//
// Prints the differences from tests/package/snapshots/; with `--bless` writes them there.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { attributesOf, pluginTable } from './attributes.mjs';
import { declarations } from './declarations.mjs';
import { recordTypes } from './record.mjs';

const HOME = join(dirname(fileURLToPath(import.meta.url)), '..');
const SCRIPTS = ['api', 'article', 'convert', 'element', 'elements', 'failure', 'index', 'quote', 'ticker'];
/** The snapshots of the API, so that a change of it shows in a diff. */
export const SNAPSHOTS = 'tests/package/snapshots';
const PLUGIN_TABLE = 'plugins/wordpress/elements.json';

const read = (path) => readFileSync(join(HOME, path), 'utf8');
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** The files of the API by name. */
export function face() {
  const elements = analysed(SCRIPTS.map((name) => `www/${name}.js`));
  const text = read('docs/record.schema.json');
  const schema = JSON.parse(text);
  return {
    'custom-elements.json': json(forTools(elements)),
    'record.d.ts': recordTypes(schema),
    'record.schema.json': text,
    ...declarations(elements, Object.keys(schema.$defs)),
  };
}

/** The exports of the entries: classes, functions and constants, from the analyzer, without internal ones. */
function analysed(paths) {
  const modules = paths.map((path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true));
  const found = new Map(create({ modules }).modules.map((module) => [module.path, module]));

  /** The declaration of a name, however many files re-export it. */
  const resolve = (path, name) => {
    const { declarations, exports } = found.get(path);
    const own = declarations.find((one) => one.name === name);
    if (own) return own;
    const to = exports.find((one) => one.kind === 'js' && one.name === name)?.declaration;
    // For a name that is imported and then exported, the analyzer does not return its origin.
    const from = to?.module.startsWith('./') ? to.module : importOf(name).exec(read(path))?.[1];
    if (!from) throw new Error(`${path} has no ${name}`);
    return resolve(posix.join('www', from), to?.name ?? name);
  };
  const entry = (name) => {
    const path = `www/${name}.js`;
    const exported = found.get(path).exports.filter(({ kind }) => kind === 'js');
    return exported.map(({ name }) => told({ ...resolve(path, name), name }));
  };
  return { api: entry('api'), elements: entry('elements'), index: entry('index') };
}

const importOf = (name) => new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from "(\\./[^"]+)"`, 'm');

/** A declaration with its public members, and each description on one line. */
function told(declaration) {
  const isPublic = ({ name, privacy, static: isStatic }) => privacy !== 'private' && !isStatic && !name.startsWith('#');
  const known = { ...declaration };
  if (known.members) known.members = known.members.filter(isPublic).map(({ kind, default: _, ...member }) => ({ kind, ...member }));
  // The analyzer takes the general `dispatchEvent` for an event called `type`.
  if (known.events) known.events = known.events.filter(({ name }) => name.startsWith('slugline-'));
  if (known.customElement) {
    known.superclass = { name: 'HTMLElement' };
    known.attributes = attributesOf(known.tagName);
  }
  return JSON.parse(JSON.stringify(known, (key, value) => {
    if (key === 'inheritedFrom') return undefined;
    return key === 'description' ? value.replaceAll(/\s+/g, ' ') : value;
  }));
}

/** The manifest for editors and catalogues. They do not know our types: a list of words is a string to them. */
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

/** The snapshot of this name; `undefined` if there is none. */
function blessed(name) {
  const path = join(HOME, SNAPSHOTS, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The schema is in git already, in docs/.
  const changed = Object.entries(face()).filter(([name, text]) => name !== 'record.schema.json' && blessed(name) !== text);
  if (process.argv[2] === '--bless') {
    mkdirSync(join(HOME, SNAPSHOTS), { recursive: true });
    for (const [name, text] of changed) writeFileSync(join(HOME, SNAPSHOTS, name), text);
    writeFileSync(join(HOME, PLUGIN_TABLE), pluginTable());
  }
  console.log(changed.map(([name]) => name).join('\n') || 'nothing differs');
}
