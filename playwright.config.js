// The end-to-end tests: `cargo xtask test e2e`, or `npx playwright test` against the package that stands in pkg/.

import { defineConfig } from '@playwright/test';

import { fontsOf } from './tests/e2e/support/fonts.js';

/**
 * Scenarios of where things stand: what holds in one font need not in a wider or narrower one. Not `times`: which words of a time fit
 * into its line depends on the font, on purpose.
 */
const LAYOUT = [
  'breaks',
  'broken-picture',
  'containers',
  'every-block',
  'fonts',
  'front-page',
  'gallery/layout',
  'in-sight',
  'languages',
  'layouts',
  'lists',
  'looks',
  'panel/panel',
  'panel-places',
  'paper',
  'rendered',
  'reset-css',
  'scroll-bars',
  'spacing',
  'strip-',
  'symbols',
  'text-size',
  'within-reach',
].map((scenario) => new RegExp(`/scenarios/${scenario}`));

const launchOptions = (font) => ({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  env: { ...process.env, ...fontsOf(font) },
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Nothing but the test servers can be reached, whatever a page asks for.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});

export default defineConfig({
  testDir: 'tests/e2e/scenarios',
  globalSetup: './tests/e2e/support/render.js',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 2,
  // A machine that is busy elsewhere may miss a moment: what passes at a later try is told as flaky, and is to be mended.
  retries: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  use: {
    browserName: 'chromium',
    // A context for each worker, emptied between tests (storage, cache, cookies, clock, media): a new one costs as much as a test.
    reuseContext: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: launchOptions('usual'),
  },
  // A project for each set of fonts: everything with the usual one, and the scenarios of layout with the others too.
  projects: [
    { name: 'usual' },
    { name: 'narrow', use: { launchOptions: launchOptions('narrow') }, testMatch: LAYOUT },
    { name: 'wide', use: { launchOptions: launchOptions('wide') }, testMatch: LAYOUT },
  ],
});
