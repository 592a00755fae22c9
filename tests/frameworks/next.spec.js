// Next, which renders the story on its server, and whose React takes over the nodes of the elements.

import { contract, expectShown, open, rendered } from './support/contract.js';
import { expect, test } from './support/test.js';

const NEXT = 'next/dist/bin/next';

const site = contract('next', { start: (project) => project.start(NEXT, 'start', '--hostname', '127.0.0.1', '--port'), format: 'children' });
rendered(site);

// Only its development build tells what hydration found.
test('next: React takes over without a word of difference', async ({ page }) => {
  test.setTimeout(180_000);
  const server = await site.project.start(NEXT, 'dev', '--hostname', '127.0.0.1', '--port');
  try {
    await open(page, server.url);
    await expectShown(page);
    await expect(page.locator('output')).toHaveText('Ready: children');
  } finally {
    await server.close();
  }
});
