// A fresh WordPress with the plugin for a run of the tests, and its end.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { REPOSITORY } from '../../e2e/support/repository.js';
import { start } from './wordpress.js';

/** Makes the zip, and a site that has it. */
export default async function setup() {
  execFileSync(process.execPath, [join(REPOSITORY, 'xtask/plugin.mjs')], { stdio: 'inherit' });
  const site = await start();
  // The workers inherit it.
  process.env.WORDPRESS = site.url;
  return () => site.close();
}
