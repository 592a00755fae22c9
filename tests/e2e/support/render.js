// Before all tests: the pages that `slugline render` makes, and the gallery, written where the test server finds them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { make } from '../../../xtask/gallery.mjs';
import { REPOSITORY } from './repository.js';

/** Where the pages are, as a path of the repository and of the test server. */
export const PAGES = 'test-results/pages';

/** What is rendered: the name of the page, the document. */
const DOCUMENTS = {
  wire: 'tests/fixtures/page.txt',
  record: 'tests/e2e/scenarios/rendered/document.json',
  symbols: 'tests/e2e/scenarios/symbols/document.json',
  exchanges: 'tests/e2e/scenarios/exchanges/document.json',
  ninjs: 'tests/fixtures/ninjs/v3.json',
  jsonld: 'tests/fixtures/jsonld/long.json',
  wordpress: 'tests/fixtures/wordpress/long.json',
  ghost: 'tests/fixtures/ghost/long.json',
};

export default function render() {
  mkdirSync(join(REPOSITORY, PAGES), { recursive: true });
  make();
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    const program = ['run', '--quiet', '--package', 'slugline-cli', '--'];
    const call = ['render', '--page', '--lang', 'en', '--assets', '/pkg/', document];
    const html = execFileSync('cargo', [...program, ...call], { cwd: REPOSITORY, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    writeFileSync(join(REPOSITORY, PAGES, `${name}.html`), html);
  }
}
