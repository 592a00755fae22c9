// Playwright's `test` for pages of the site, with the rule that the plugin is a good guest: no uncaught error, nothing in the console
// that the test did not announce, no request to a third party, and no PHP message about the plugin.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test as base } from '@playwright/test';

import { REPOSITORY } from '../../e2e/support/repository.js';
import { wordpress } from './wordpress.js';

export { expect, wordpress };

/** PHP's messages about the plugin so far. */
function saidByPhp() {
  const log = join(REPOSITORY, 'target/cms/php.log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  return lines.filter((line) => line.includes('/plugins/slugline/'));
}

/** The side effects of a page. */
class Guest {
  #announced = [];
  #said = [];
  #uncaught = [];
  #foreign = [];

  constructor(context, origin) {
    context.on('weberror', (error) => this.#uncaught.push(String(error.error())));
    context.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url()) && new URL(request.url()).origin !== origin) this.#foreign.push(request.url());
    });
    context.on('console', (message) => {
      const isIcon = message.location().url.endsWith('/favicon.ico');
      // jQuery says at each page of WordPress's own rooms that it was migrated.
      if (['error', 'warning'].includes(message.type()) && !isIcon && !message.text().startsWith('JQMIGRATE')) this.#said.push(message.text());
    });
  }

  /** Announces errors or warnings of this kind. At least one must come. */
  announce(...patterns) {
    this.#announced.push(...patterns);
  }

  judge() {
    expect.soft(this.#uncaught, 'uncaught errors').toEqual([]);
    expect.soft(this.#said.filter((text) => !this.#announced.some((pattern) => pattern.test(text))), 'in the console').toEqual([]);
    expect.soft(this.#announced.filter((pattern) => !this.#said.some((text) => pattern.test(text))).map(String), 'announced, and not said').toEqual([]);
    expect.soft(this.#foreign, 'requests to somebody else').toEqual([]);
    expect.soft(saidByPhp(), 'said by PHP').toEqual([]);
  }
}

export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.WORDPRESS),

  /** The side effects of the page; checked when the test is over. */
  guest: [
    async ({ context, baseURL }, use) => {
      const guest = new Guest(context, new URL(baseURL).origin);
      await use(guest);
      guest.judge();
    },
    { auto: true },
  ],

  /** Signs somebody in: `admin` or `author`. */
  signIn: async ({ context, baseURL }, use) => {
    await use(async (name) => {
      // WordPress sets a cookie first and looks whether it comes back.
      await context.request.get(`${baseURL}/wp-login.php`);
      const form = { log: name, pwd: 'password', 'wp-submit': 'Log In', testcookie: '1' };
      const answer = await context.request.post(`${baseURL}/wp-login.php`, { form, maxRedirects: 0 });
      expect(answer.status(), `${name} signs in`).toBe(302);
    });
  },
});

/** A published post with this text; returns its address. */
export function publish(content, about = {}) {
  const { id } = wordpress('post', { post_content: content, ...about });
  return `/?p=${id}`;
}

/** Paragraphs as the block editor keeps them. */
export const paragraphs = (...texts) => texts.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`).join('\n\n');

/** The theme while some tests run, and Twenty Twenty-Three after them. */
export function withTheme(name) {
  test.beforeAll(() => void wordpress('theme', { name }));
  test.afterAll(() => void wordpress('theme', { name: 'twentytwentythree' }));
}

/** Settings while some tests run, and none after them. */
export function withSettings(settings) {
  test.beforeAll(() => void wordpress('set', settings));
  test.afterAll(() => void wordpress('forget'));
}
