// A project that installs the package from npm and builds with Vite.
//
// When this fails, developers cannot use the package: an import that is not found, a type that is wrong or missing, a module that the
// bundler loses, or one that only the developer's own server finds.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';

import { Consumer } from '../../support/consumer.js';
import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

// One installation for all tests of this file.
test.describe.configure({ mode: 'default' });
test.setTimeout(120_000);

let project;
test.beforeAll(() => {
  project = new Consumer('vite', 'tests/e2e/scenarios/vite/app');
});

test('correct types check, and wrong ones are refused', () => project.check());

test('both elements work in what Vite builds, at an address below the root', async ({ page, guest }) => {
  expect(project.build(), 'what Vite warns of').toBe('');
  const assets = readdirSync(join(project.folder, 'dist/assets'));
  const modules = assets.filter((name) => name.endsWith('.wasm')).map((name) => name.split('-')[0]);
  expect(modules.sort()).toEqual(['controls', 'formats', 'quotes', 'slugline_bg']);

  await page.goto(project.page);
  await ready(page);
  await expect(page.getByRole('heading', { name: 'Levels of the week' })).toBeVisible();
  await expect(page.locator('slugline-article p em')).toHaveText('rose');
  await expect(quotes(page)).toHaveCount(1);
  await expect(quotes(page).first()).toContainText('12.50');

  await controls(page).larger.click();
  await page.getByRole('button', { name: 'Pause the ticker' }).click();
  const { version } = JSON.parse(readFileSync(join(project.installed, 'package.json'), 'utf8'));
  expect(await page.evaluate(() => window.told)).toEqual({
    version,
    ready: ['slugline', []],
    size: 112.5,
    paused: [true, true],
    converted: ['A headline', 'wire'],
    refused: 'syntax',
  });

  // Everything comes from the built files, each once.
  const paths = guest.requests.map((url) => new URL(url).pathname);
  expect(paths.filter((path) => !path.startsWith(project.page))).toEqual([]);
  // The module and the readers of formats, since `init()` reads every format.
  expect(paths.filter((path) => path.endsWith('.wasm'))).toHaveLength(2);
});

test('it works on the Vite dev server without configuration', async ({ page, guest }) => {
  const { createServer } = await import('vite');
  const server = await createServer({ root: project.folder, configFile: false, logLevel: 'error', server: { host: '127.0.0.1', port: await freePort() } });
  try {
    await server.listen();
    const [url] = server.resolvedUrls.local;
    guest.allow(url);
    await page.goto(url);
    await expect(page.getByRole('heading', { name: 'Levels of the week' })).toBeVisible({ timeout: 60_000 });
    await expect(quotes(page).first()).toContainText('12.50');
    await expect.poll(() => page.evaluate(() => window.told.converted)).toEqual(['A headline', 'wire']);
  } finally {
    await server.close();
  }
});

/** A port that nobody listens at: Vite tells its page only a port that it was given. */
function freePort() {
  const socket = createSocket();
  return new Promise((resolve) => {
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
