// Bundles the peers as they are published, into target/peers/NAME/: for production, minified, for browsers of today.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { optimise, strip } from '../../xtask/binaryen.mjs';
import { MADE, install, packaged } from './install.mjs';

/** The module of the Leptos application, which xtask builds: `xtask/src/peers.rs`. */
const MODULE = fileURLToPath(new URL('../../target/peers-leptos/leptos_bg.wasm', import.meta.url));
const HERE = fileURLToPath(new URL('./', import.meta.url));

/** The entries of each: the page in the browser, and what takes over a server's page. */
export const ENTRIES = {
  slugline: { app: 'slugline/index.js' },
  vanilla: { app: 'vanilla/index.js', hydrate: 'vanilla/hydrate.js' },
  lit: { app: 'lit/index.js' },
  solid: { app: 'solid/index.jsx' },
  svelte: { app: 'svelte/index.js' },
  react: { app: 'react/index.jsx', hydrate: 'react/hydrate.jsx' },
  leptos: { app: 'leptos/index.js' },
};
export const NAMES = Object.keys(ENTRIES);

/** A style sheet as text, for a shadow root. */
const text = ({ transformSync }) => ({
  name: 'text',
  setup(build) {
    build.onResolve({ filter: /\.css\?text$/ }, ({ path, resolveDir }) => ({ path: fileURLToPath(new URL(path.slice(0, -5), pathToFileURL(`${resolveDir}/`))), namespace: 'text' }));
    build.onLoad({ filter: /./, namespace: 'text' }, async ({ path }) => ({ contents: transformSync(await readFile(path, 'utf8'), { loader: 'css', minify: true }).code, loader: 'text' }));
  },
});

/** Packages come from target/peers: those of the repository's own tools, in a folder above, may be of another version. */
const packages = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind, pluginData, resolveDir }) =>
      pluginData?.isInside || !resolveDir.startsWith(HERE.slice(0, -1)) ? undefined : build.resolve(path, { kind, resolveDir: MADE, pluginData: { isInside: true } }),
    );
  },
};

const solid = {
  name: 'solid',
  setup(build) {
    const babel = packaged('@babel/core');
    const preset = packaged.resolve('babel-preset-solid');
    build.onLoad({ filter: /\.jsx$/ }, async ({ path }) => {
      const { code } = await babel.transformAsync(await readFile(path, 'utf8'), { presets: [preset], filename: basename(path), babelrc: false, configFile: false });
      return { contents: code, loader: 'js' };
    });
  },
};

const svelte = {
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { compile } = packaged('svelte/compiler');
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client', dev: false });
      return { contents: js.code, loader: 'js' };
    });
  },
};

/** Bundles all, and for Node.js what renders React on a server. Throws if one cannot be built. */
export async function build() {
  install();
  const esbuild = packaged('esbuild');
  const common = {
    absWorkingDir: HERE,
    bundle: true,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  // One entry at a time: pages of two kinds share nothing, and a file that both need would be one more request for each.
  for (const [name, entries] of Object.entries(ENTRIES)) {
    rmSync(`${MADE}${name}`, { recursive: true, force: true });
    for (const [entry, path] of Object.entries(entries)) await esbuild.build({
      ...common,
      entryPoints: { [entry]: path },
      outdir: `${MADE}${name}`,
      format: 'esm',
      splitting: true,
      target: 'es2022',
      conditions: ['production', 'browser'],
      jsx: 'automatic',
      plugins: [text(esbuild), packages, ...(name === 'solid' ? [solid] : []), ...(name === 'svelte' ? [svelte] : [])],
    });
  }
  // As Leptos's own tools do for a release.
  optimise(MODULE, `${MADE}leptos/named.wasm`);
  strip(`${MADE}leptos/named.wasm`, `${MADE}leptos/leptos_bg.wasm`);
  await esbuild.build({ ...common, entryPoints: { server: 'react/server.jsx' }, outdir: `${MADE}react`, outExtension: { '.js': '.cjs' }, format: 'cjs', platform: 'node', jsx: 'automatic', plugins: [packages] });
}

/** Writes a file of the site that is measured. */
export function write(path, content) {
  const place = `${MADE}${path}`;
  mkdirSync(place.slice(0, place.lastIndexOf('/')), { recursive: true });
  writeFileSync(place, content);
}

export const read = (path) => readFileSync(`${MADE}${path}`, 'utf8');
