// A script of a scenario with what it imports from npm, as one module.

import { build } from 'esbuild';

/** Bundles a script for the browser. */
export async function bundle(path) {
  const options = { bundle: true, write: false, format: 'esm', target: 'es2022', platform: 'browser', logLevel: 'error', jsx: 'automatic' };
  const { outputFiles } = await build({ ...options, entryPoints: [path], define: { 'process.env.NODE_ENV': '"development"' } });
  return outputFiles[0].text;
}
