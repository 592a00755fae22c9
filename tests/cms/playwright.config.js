// The plugin in a real WordPress: `cargo xtask test cms`. The site is made anew by support/setup.js.

import { defineConfig } from '@playwright/test';

import repository from '../../playwright.config.js';

export default defineConfig({
  testDir: '.',
  globalSetup: './support/setup.js',
  outputDir: '../../test-results/cms',
  reporter: 'list',
  // One site, whose settings and themes are changed by the tests.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A page of the editor asks for about two hundred files, one after the other.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: repository.use,
  projects: [
    { name: 'wordpress', testIgnore: /uninstall/ },
    // It removes the plugin, so it runs last.
    { name: 'uninstall', testMatch: /uninstall/, dependencies: ['wordpress'] },
  ],
});
