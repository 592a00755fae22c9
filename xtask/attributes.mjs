// The attributes of the elements, from Rust: src/attributes/ writes docs/attributes.json.

import { readFileSync } from 'node:fs';

const all = () => JSON.parse(readFileSync(new URL('../docs/attributes.json', import.meta.url), 'utf8'));

/** The attributes of an element, for its manifest. */
export const attributesOf = (tag) => all()[tag];

/** The module `attributes:names`: which attributes each element observes. */
export function names() {
  const lists = Object.entries(all()).map(([tag, attributes]) => [tag.replace('slugline-', ''), attributes.map(({ name }) => name)]);
  return lists.map(([element, list]) => `export const ${element} = ${JSON.stringify(list)};\n`).join('');
}

// --- The WordPress plugin ---------------------------------------------------------------------------------------------------

/** What the plugin has to know of a text in addition: addresses with these schemes, and a template of one. */
const PAGES = ['http', 'https'];
const SPECIAL = {
  src: { kind: 'address', schemes: PAGES },
  stream: { kind: 'address', schemes: [...PAGES, 'ws', 'wss'] },
  'href-template': { kind: 'template' },
};

/** How the plugin checks the value of an attribute. */
export function rule({ name, type: { text }, description }) {
  if (SPECIAL[name]) return SPECIAL[name];
  if (text === 'string') return { kind: 'text' };
  if (text === 'number') {
    const [, minimum, maximum] = /, (\d+) to (\d+)$/.exec(description).map(Number);
    return { kind: 'number', minimum, maximum };
  }
  const [isList, list = text, empty] = /^Words<(.*)>( \| "")?$/.exec(text) ?? [];
  const all = list.split(' | ').map((literal) => {
    const [, word, number] = /^(?:"([^"]+)"|([\d.]+))$/.exec(literal) ?? [];
    // A list without values would be a plugin that refuses everything.
    if (!word && !number) throw new Error(`the attribute ${name} has the type ${text}, for which the plugin has no rule: add it to \`rule\` in xtask/attributes.mjs`);
    return word ?? number;
  });
  if (!isList) return { kind: 'choice', values: all };
  const values = all.filter((word) => word !== 'none');
  return { kind: 'words', values, ...(empty && { empty: true }), ...(values.length < all.length && { alone: 'none' }) };
}

/** The plugin's own table, plugins/wordpress/elements.json: an attribute a line. */
export function pluginTable() {
  const spaced = (value) => JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ').replaceAll('[ ', '[').replaceAll(' ]', ']');
  const lines = (attributes) => attributes.map((one) => `    ${JSON.stringify(one.name)}: ${spaced(rule(one))}`).join(',\n');
  const elements = Object.entries(all()).map(([tag, attributes]) => `  ${JSON.stringify(tag)}: {\n${lines(attributes)}\n  }`);
  return `{\n${elements.join(',\n')}\n}\n`;
}
