// Bundles and minifies the scripts and style sheets of pkg/, and writes its manifest. esbuild bundles; terser makes scripts a little
// smaller than esbuild does.
//
//     node xtask/bundle.mjs VERSION LICENSE
//
// Reads www/, src/js/, src/style/, src/locale/languages/, docs/attributes.json, docs/record.schema.json, target/pkg/ and target/optimised/ (what
// optimise.mjs made), writes pkg/. Anything that esbuild warns of is an error.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { minify } from 'terser';
import { names } from './attributes.mjs';
import { binding, build as mark } from './binding.mjs';
import { face } from './face.mjs';
import { manifest } from './manifest.mjs';
import { notices } from './notices.mjs';
import { languages, table } from './words.mjs';

const [version, license] = process.argv.slice(2);
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const common = {
  bundle: true,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(mark()) },
  logLevel: 'warning',
};

/** Runs esbuild, with warnings as errors. */
async function make(options) {
  const result = await build({ ...common, ...options });
  if (result.warnings.length > 0) throw new Error('esbuild warned, see above');
  return result;
}

/** Keeps imports of neighbours in pkg/ verbatim: esbuild would turn them into paths from www/. */
const neighbours = (...names) => ({
  name: 'neighbours',
  setup(build) {
    const filter = new RegExp(`^\\./(${names.join('|')})\\.js(\\?.*)?$`);
    build.onResolve({ filter }, ({ kind, path }) => (kind === 'entry-point' ? null : { path, external: true }));
  },
});

/** `import css from "./x.css"` gives the minified style sheet as a string. */
const styleText = {
  name: 'style-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await make({ entryPoints: [path], write: false });
      return { contents: outputFiles[0].text.trim(), loader: 'text' };
    });
  },
};

/** Modules that are no files: `words:files` is the table of the files that `words.mjs` tells of, `attributes:names` what elements observe. */
const made = {
  name: 'made',
  setup(build) {
    const modules = { 'words:files': table, 'attributes:names': names };
    build.onResolve({ filter: /^(words:files|attributes:names)$/ }, ({ path }) => ({ path, namespace: 'made' }));
    build.onLoad({ filter: /./, namespace: 'made' }, ({ path }) => ({ contents: modules[path](), resolveDir: 'www' }));
  },
};

/** One file of www/ (or elsewhere) as the file of that name in pkg/. */
async function script(entry, externals, { wrap = (text) => text, module = true } = {}) {
  const plugins = [neighbours(...externals), styleText, made];
  const { outputFiles } = await make({ entryPoints: [entry], format: 'esm', plugins, write: false });
  const { code } = await minify(wrap(outputFiles[0].text), { module, ecma: 2022, compress: { passes: 3, hoist_funs: module }, format: { comments: false } });
  writeFileSync(join('pkg', basename(entry)), `${code}\n`);
}

/** Restores the comment in an import that keeps bundlers off it: comments are removed before. */
function rewrite(path, pattern, replacement) {
  const text = readFileSync(path, 'utf8');
  if (text.match(pattern)?.length !== 1) throw new Error(`${path} should have one import of an address that is no literal`);
  writeFileSync(path, text.replace(pattern, replacement));
}

const SLUGLINE = 'target/optimised/slugline.js';
writeFileSync(SLUGLINE, await binding());
await script(SLUGLINE, []);
await script('www/elements.js', ['slugline', 'words/[\\w-]+']);
rewrite('pkg/elements.js', /\bimport\((?!")/g, 'import(/*webpackIgnore:true*//*@vite-ignore*/');
// Wrapped by hand: esbuild's own wrapper adds half a kilobyte of CommonJS for the import it cannot see.
await script('www/embed.js', ['elements'], { wrap: (text) => `(()=>{${text}})();`, module: false });
for (const entry of ['www/index.js', 'www/api.js']) await script(entry, ['elements']);
await make({ entryPoints: ['src/style/slugline.css'], outfile: 'pkg/slugline.css' });
writeFileSync('pkg/slugline.css.d.ts', '// For `import "slugline/slugline.css"`, which gives nothing.\nexport {};\n');

// A classic script: a static import, an export or `import.meta` would make it a syntax error on the page.
new Script(readFileSync('pkg/embed.js', 'utf8'), { filename: 'pkg/embed.js' });

mkdirSync('pkg/words', { recursive: true });
for (const { file, line } of languages()) writeFileSync(`pkg/words/${file}.js`, `export default${JSON.stringify(line)};\n`);

const copy = (folder, wanted) => {
  for (const name of readdirSync(folder).filter(wanted)) copyFileSync(join(folder, name), join('pkg', name));
};
copy('target/optimised', (name) => name.endsWith('.wasm') && !name.endsWith('.named.wasm'));
copyFileSync('target/pkg/slugline.d.ts', 'pkg/slugline.d.ts');
copy('.', (name) => name.startsWith('LICENSE-'));

for (const [name, text] of Object.entries({ ...face(), 'THIRD-PARTY.md': notices() })) writeFileSync(join('pkg', name), text);

const files = readdirSync('pkg').filter((name) => name !== 'package.json');
writeFileSync('pkg/package.json', `${JSON.stringify(manifest({ version, license, files }), null, 2)}\n`);
