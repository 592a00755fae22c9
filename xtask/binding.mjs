// `slugline.js` of the package: wasm-bindgen's JavaScript, and what `www/module.js` links it to the module with.
//
// wasm-bindgen leaves linking to bundlers (`--target bundler`). Its output is imported unchanged here.

import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markOf } from './build-mark.mjs';

const MADE = 'target/pkg';
const GLUE = `${MADE}/slugline_bg.js`;

/** The mark of the build in target/optimised/. */
export const build = () => markOf(readFileSync('target/optimised/slugline_bg.wasm'));

/** The text of the module `slugline.js`, as a file in target/optimised/. */
export async function binding() {
  const path = (specifier) => JSON.stringify(posix.join('../pkg', specifier));
  const modules = imports();
  const tables = [...modules].map(([specifier, names], at) => {
    const members = names.map((name) => `    ${JSON.stringify(name)}: from${at}.${name},\n`);
    return `  ${JSON.stringify(specifier)}: {\n${members.join('')}  },\n`;
  });
  return [
    ...[...modules.keys()].map((specifier, at) => `import * as from${at} from ${path(specifier)};\n`),
    `export { __wbg_set_wasm, ${(await exported()).join(', ')} } from ${path('slugline_bg.js')};\n`,
    `/** What the module imports, by the name of the script that has it. */\nexport const imports = {\n${tables.join('')}};\n`,
    `/** What functions of the module give that cannot be called any more, where that is not nothing. */\nexport const defaults = ${defaults()};\n`,
    `/** The build that it belongs to. */\nexport const build = ${JSON.stringify(build())};\n`,
  ].join('');
}

/** The names that the module imports, by script: the glue, and the snippets of Rust files with their own scripts. */
function imports() {
  const modules = new Map();
  const module = new WebAssembly.Module(readFileSync('target/optimised/slugline_bg.wasm'));
  for (const { module: specifier, name } of WebAssembly.Module.imports(module))
    modules.set(specifier, [...(modules.get(specifier) ?? []), name]);
  return modules;
}

/** What Rust exports for scripts: all names in the glue that are not wasm-bindgen's own. */
async function exported() {
  const names = Object.keys(await import(pathToFileURL(resolve(GLUE))));
  return names.filter((name) => !name.startsWith('__wb'));
}

/** Zeros for functions that return numbers, several of which the glue destructures without checking: as the text of an object. */
function defaults() {
  const types = readFileSync(`${MADE}/slugline_bg.wasm.d.ts`, 'utf8');
  const zero = (type) => ({ number: '0', bigint: '0n' })[type];
  const members = [...types.matchAll(/^export const (\w+): \(.*\) => (.*);$/gm)].map(([, name, result]) => {
    const several = /^\[(.*)\]$/.exec(result)?.[1].split(', ');
    return [name, several ? `[${several.map(zero).join(', ')}]` : zero(result)];
  });
  return `{\n${members.filter(([, value]) => value).map(([name, value]) => `  ${name}: ${value},\n`).join('')}}`;
}
