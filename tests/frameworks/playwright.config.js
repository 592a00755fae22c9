// A project for each framework, as its users would have it: `cargo xtask test frameworks`.

import { defineConfig } from '@playwright/test';

import repository from '../../playwright.config.js';

export default defineConfig({
  testDir: '.',
  globalSetup: './support/pack.js',
  outputDir: '../../test-results/frameworks',
  reporter: 'list',
  // Installing and building take the time, and both use all cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: { ...repository.use, actionTimeout: 15_000 },
});
