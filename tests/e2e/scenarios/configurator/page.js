// The configurator on its page.

import { expect } from '@playwright/test';

export const PATH = '/examples/configurator/';
export const HEADLINE = 'The machine that taught the market to tick';

/** Opens the page, with a fragment, and resolves when the components are mounted. */
export async function open(page, fragment = '') {
  await page.goto(PATH + fragment);
  // The module is in the debug profile: large.
  await expect(page.locator('#preview [data-slugline-ready]').first()).toBeAttached({ timeout: 20_000 });
}

/** What is around the elements in the preview. */
export const frame = (page) => page.locator('#preview > .frame');

/** Opens every group of options. */
export const openGroups = (page) => page.locator('details').evaluateAll((groups) => groups.forEach((group) => (group.open = true)));

/** Pastes a text as a story. */
export const paste = (page, text) => page.getByLabel('Paste a story').fill(text);

/** The snippet: its parts, one after the other. */
export const snippet = async (page) =>
  (await page.locator('#snippet .part textarea').evaluateAll((parts) => parts.map(({ value }) => value))).join('\n');

/** Chooses the kind of the snippet. */
export const choose = (page, kind) => page.getByRole('group', { name: 'For' }).getByRole('radio', { name: kind, exact: true }).check();

/** The attributes of an element, as the page and the package have them. */
export const fields = (page, element) =>
  page.locator(`#options section[aria-labelledby="${element}-title"]`);

/** Resolves when the address has a fragment that contains a text. */
export const addressed = (page, text) => expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain(text);
