// The instructions for any other system in docs/content-systems.md.
//
// When this fails, a publisher pastes what the document says and sees nothing.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { controls, quotes, ready } from '../e2e/support/elements.js';
import { REPOSITORY } from '../e2e/support/repository.js';
import { serve } from '../e2e/support/server.js';

/** The blocks of HTML below "Any other system", in their order. */
function snippets() {
  const [, section] = readFileSync(join(REPOSITORY, 'docs/content-systems.md'), 'utf8').split('\n## Any other system\n');
  return [...section.matchAll(/```html\n([^]*?)```/g)].map(([, html]) => html.replaceAll('/slugline/', '/pkg/').replaceAll('"/markets.json"', '"/demo/markets.json"'));
}

for (const [name, [head, body]] of Object.entries(
  (([lines, tags, place, script]) => ({ 'two lines and two tags': [lines, tags], 'a place that an editor lets stand': [lines + script, place] }))(snippets()),
))
  test(name, async ({ page }) => {
    const folder = 'target/cms-pages';
    mkdirSync(join(REPOSITORY, folder), { recursive: true });
    const story = '<p>A paragraph.</p>';
    writeFileSync(join(REPOSITORY, folder, 'page.html'), `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body.replace(/<!-- .*? -->/, story)}</body></html>`);
    const server = await serve({ root: REPOSITORY });
    await page.goto(`${server.url}${folder}/page.html`);
    await ready(page);
    await expect(quotes(page).first()).toBeVisible();
    await expect(page.locator('slugline-ticker').getByText('NYSE - LSE')).toBeVisible();
    if (body.includes('slugline-article')) {
      await expect(page.getByText('A paragraph.')).toBeVisible();
      await expect(controls(page).larger).toBeVisible();
    }
    await server.close();
  });
