// Playwright's `test` with this suite's servers, and with the rule that every test holds to: on the page there is no uncaught
// error, no error or warning in the console that the test did not announce, and nothing is asked of anybody else.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

import { start } from './program.js';
import { PAGES } from './render.js';
import { REPOSITORY } from './repository.js';
import { serve } from './server.js';

export { expect };

/** Browsers ask for a site's icon whether a page names one or not. */
const isIcon = (url) => url.endsWith('/favicon.ico');

/** What a page does to its surroundings. */
class Guest {
  /** The addresses that were asked for, in their order. */
  requests = [];
  /** What was said in the console: errors and warnings. */
  said = [];
  #origins = new Set();
  #announced = [];
  #uncaught = [];

  constructor(context, origins) {
    for (const origin of origins) this.allow(origin);
    context.on('request', (request) => {
      if (!isIcon(request.url())) this.requests.push(request.url());
    });
    context.on('weberror', (error) => this.#uncaught.push(String(error.error())));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isIcon(message.location().url)) this.said.push(message.text());
    });
  }

  /** Lets the page ask another server too. */
  allow(url) {
    this.#origins.add(new URL(url).origin);
  }

  /** Announces errors or warnings of this kind. At least one must come. */
  announce(...patterns) {
    this.#announced.push(...patterns);
  }

  /** How often a path was asked for. */
  requested(path) {
    return this.requests.filter((url) => new URL(url).pathname === path).length;
  }

  /** Holds the page to the rule. */
  judge() {
    expect.soft(this.#uncaught, 'uncaught errors').toEqual([]);
    const unexpected = this.said.filter((text) => !this.#announced.some((pattern) => pattern.test(text)));
    expect.soft(unexpected, 'errors and warnings in the console').toEqual([]);
    const missing = this.#announced.filter((pattern) => !this.said.some((text) => pattern.test(text)));
    expect.soft(missing.map(String), 'announced, and not in the console').toEqual([]);
    const foreign = this.requests.filter((url) => /^(https?|wss?):/.test(url) && !this.#origins.has(new URL(url).origin));
    expect.soft(foreign, 'requests to somebody else').toEqual([]);
  }
}

export const test = base.extend({
  /** The repository, served. */
  site: [
    async ({}, use) => {
      const server = await serve({ root: REPOSITORY });
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],

  /** The same on another origin. */
  elsewhere: [
    async ({}, use) => {
      const server = await serve({ root: REPOSITORY });
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],

  /** The repository, served by `slugline serve` with its feed. */
  program: [
    async ({}, use) => {
      const program = await start();
      await use(program.url);
      await program.close();
    },
    { scope: 'worker' },
  ],

  /** Addresses of a market that only this test has: `market('feed', 'frames=200')`, also `feed.ws` and `feed.json`. */
  market: async ({ guest, program }, use, { testId, retry, repeatEachIndex }) => {
    guest.allow(program);
    await use((path, query) => new URL(`${path}?session=${testId}-${retry}-${repeatEachIndex}&${query}`, program).href);
  },

  baseURL: async ({ site }, use) => use(site),

  /** What the page does to its surroundings; judged when the test is over. */
  guest: [
    async ({ context, site, elsewhere }, use) => {
      const guest = new Guest(context, [site, elsewhere]);
      await use(guest);
      // At once: the test's own servers have just ended, which the page is about to report.
      guest.judge();
      // The next test has the same context.
      await context.setOffline(false);
      await context.clearPermissions();
    },
    { auto: true },
  ],

  /**
   * Writes a page that only this test has where the servers find it, and gives its path. (A page answered by `page.route` has
   * no place in the network: browsers let it ask no other local server.)
   */
  compose: async ({}, use, { testId }) => {
    const path = `${PAGES}/${testId}.html`;
    await use((html) => {
      writeFileSync(join(REPOSITORY, path), html);
      return `/${path}`;
    });
    rmSync(join(REPOSITORY, path), { force: true });
  },

  /** Serves the repository with headers of its own for every page, or for other paths; gives the address. */
  serveWith: async ({ guest }, use) => {
    const servers = [];
    await use(async (headers, paths = /\/$|\.html$/) => {
      const server = await serve({ root: REPOSITORY, headers: (path) => (paths.test(path) ? headers : {}) });
      servers.push(server);
      guest.allow(server.url);
      return server.url;
    });
    for (const server of servers) await server.close();
  },
});

/**
 * Keeps requests for a path waiting.
 *
 * @returns {Promise<{release: () => Promise<void>}>} `release` lets them go on.
 */
export async function hold(page, path) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      await released;
      // The page may be gone by now.
      await route.continue().catch(() => {});
    },
  );
  return { release };
}
