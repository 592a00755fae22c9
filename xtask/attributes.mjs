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
