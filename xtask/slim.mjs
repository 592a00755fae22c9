// Makes what wasm-pack made small: what no page uses goes, and names that nobody reads become short.
//
//     node xtask/slim.mjs
//
// Reads target/pkg/ and target/split/, writes target/slim/. There `slugline.js` is the used part of `glue.js`, for a bundler to take out.
// Script and module change together: neither works with the other one's former half.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { keepExports, optimise, shorten, strip } from './binaryen.mjs';
import { declarations, gives, giving, isUnused, loosened, renamed, takes } from './glue.mjs';
import { wanted, withNames } from './names.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const made = (name) => readFileSync(join('target/pkg', name));
const half = (name) => readFileSync(join('target/split', name));
const slim = (name) => join('target/slim', name);
const MODULE = slim('slugline_bg.wasm');
/** What only some stories need: it takes from the module what that exports for it alone. */
const FORMATS = slim('formats.wasm');
const GLUE = slim('glue.js');
const USED = slim('slugline.js');

const glue = () => readFileSync(GLUE, 'utf8');
const bundled = (entry) =>
  build({ entryPoints: [entry], outfile: 'out.js', bundle: true, format: 'esm', write: false, metafile: true, logLevel: 'warning' });

/** Runs a tool that reads the module and writes another in its place. */
function change(tool, module = MODULE) {
  const next = slim('next');
  const result = tool(module, next);
  renameSync(next, module);
  return result;
}

/** The two halves: what they want of each other and what they have for each other. */
async function halves() {
  const module = new WebAssembly.Module(readFileSync(MODULE));
  const names = (list) => new Set(list.map(({ name }) => name));
  const shared = wanted(readFileSync(FORMATS));
  const [script] = (await bundled(USED)).outputFiles;
  return {
    script: { wants: new Set([...takes(script.text), ...shared]), has: gives(glue()) },
    module: { wants: names(WebAssembly.Module.imports(module)), has: names(WebAssembly.Module.exports(module)) },
  };
}

/** Takes from each half what the other one does not want. Says whether there was any; fails where it lacks what that wants. */
async function prune() {
  for (let round = 0; ; round += 1) {
    const { script, module } = await halves();
    for (const [one, other] of [[script, module], [module, script]]) {
      const missing = [...one.wants].filter((name) => !other.has.has(name));
      if (missing.length > 0) throw new Error(`script and module do not fit: missing ${missing.join(', ')}; see xtask/glue.mjs`);
    }
    if (module.has.size === script.wants.size && script.has.size === module.wants.size) return round > 0;
    if (module.has.size > script.wants.size) change((from, to) => keepExports(script.wants, from, to));
    else writeFileSync(GLUE, giving(glue(), module.wants));
  }
}

rmSync(slim('.'), { recursive: true, force: true });
mkdirSync(slim('.'), { recursive: true });
writeFileSync(MODULE, half('slugline_bg.wasm'));
writeFileSync(FORMATS, half('formats.wasm'));
writeFileSync(GLUE, loosened(made('slugline.js').toString()));
writeFileSync(slim('slugline.d.ts'), declarations(made('slugline.d.ts').toString()));

const [{ exports }] = Object.values((await bundled(GLUE)).metafile.outputs);
writeFileSync(USED, `export { ${exports.filter((name) => !isUnused(name)).join(', ')} } from './glue.js';\n`);

change(optimise, FORMATS);
change(strip, FORMATS);
await prune();
// What is optimised away may have been the last that wanted something of the script.
do change(optimise);
while (await prune());

change(strip);
const short = change(shorten);
// In another build the short names mean other things, and so do the addresses of the memory that both halves use. One name of each
// border tells which build it is, so that parts of two do not link.
const hash = createHash('sha256').update(JSON.stringify([...short.imports, ...short.exports]));
const mark = `_${hash.update(readFileSync(MODULE)).update(readFileSync(FORMATS)).digest('hex').slice(0, 8)}`;
const [[border, plain]] = short.imports;
const [shared] = wanted(readFileSync(FORMATS));
const marked = { imports: new Map([[plain, mark]]), exports: new Map([[short.exports.get(shared), mark]]) };
short.imports.set(border, mark);
short.exports.set(shared, mark);
writeFileSync(MODULE, withNames(readFileSync(MODULE), marked));
writeFileSync(FORMATS, withNames(readFileSync(FORMATS), { module: 'a', imports: short.exports }));
writeFileSync(GLUE, renamed(glue(), { module: 'a', ...short }));

// They fit, and nothing is left over.
if (await prune()) throw new Error('script and module have lost each other with their short names; see xtask/glue.mjs');
