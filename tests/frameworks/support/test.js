// Playwright's `test` with the rule that every test holds to: on the page there is no uncaught error, no error or warning in the
// console, and no request to another origin.

import { expect, test as base } from '@playwright/test';

export { expect };

/** Browsers ask for a site's icon whether a page names one or not. */
const isIcon = (url) => url.endsWith('/favicon.ico');

export const test = base.extend({
  guest: [
    async ({ context }, use) => {
      const requests = [];
      const said = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('weberror', (error) => said.push(String(error.error())));
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !isIcon(message.location().url)) said.push(message.text());
      });
      await use({ requests });
      expect.soft(said, 'uncaught errors, and errors and warnings in the console').toEqual([]);
      const origins = new Set(requests.filter((url) => /^(https?|wss?):/.test(url)).map((url) => new URL(url).host));
      expect.soft(origins.size, `requests to others: ${[...origins]}`).toBeLessThan(2);
    },
    { auto: true },
  ],
});
