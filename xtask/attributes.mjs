// The attributes of the elements, as Rust knows them: src/attributes/ writes docs/attributes.json.

import { readFileSync } from 'node:fs';

const all = () => JSON.parse(readFileSync(new URL('../docs/attributes.json', import.meta.url), 'utf8'));

/** The attributes of an element, as its manifest tells them. */
export const attributesOf = (tag) => all()[tag];

/** The module `attributes:names`: which attributes each element observes. */
export function names() {
  const lists = Object.entries(all()).map(([tag, attributes]) => [tag.replace('slugline-', ''), attributes.map(({ name }) => name)]);
  return lists.map(([element, list]) => `export const ${element} = ${JSON.stringify(list)};\n`).join('');
}
