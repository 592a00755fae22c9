// A bundler that makes one classic script of everything and copies no other files.
//
// When this fails, a site that hosts the module at its own address cannot use the package.

import { build } from 'esbuild';

import { Consumer } from '../../support/consumer.js';
import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

test('the elements load the module from the address given to init()', async ({ page, guest, compose }) => {
  const project = new Consumer('esbuild', 'tests/e2e/scenarios/esbuild/app');
  await build({
    absWorkingDir: project.folder,
    entryPoints: ['main.js'],
    outfile: 'dist/main.js',
    bundle: true,
    format: 'iife',
    // What there is no more in a classic script.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  const html = `<!doctype html><html lang="en"><head><title>One file</title><link rel="stylesheet" href="/pkg/slugline.css"></head>
    <body><slugline-article></slugline-article><slugline-ticker></slugline-ticker><script src="${project.page}main.js"></script></body></html>`;
  await page.goto(await compose(html));
  await ready(page, 'slugline-article');
  await expect(page.getByRole('heading', { name: 'In one file' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.told)).toBe('A headline');
  expect(guest.requested('/pkg/slugline_bg.wasm')).toBe(1);
  expect(guest.requested('/pkg/slugline.js')).toBe(0);
});
