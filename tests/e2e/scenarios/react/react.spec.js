// A project with React 19.
//
// When this fails, properties do not reach the elements, events do not reach the components, React and the elements fight over
// the same nodes, or TypeScript does not know the tags.

import { Consumer } from '../../support/consumer.js';
import { controls, quotes } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

// One installation for all tests of this file.
test.describe.configure({ mode: 'default' });
test.setTimeout(120_000);

let project;
test.beforeAll(() => {
  project = new Consumer('react', 'tests/e2e/scenarios/react/app');
});

test('correct props type-check, and wrong ones are refused', () => project.check());

test('properties and events work, and React keeps its own nodes', async ({ page }) => {
  expect(project.build(), 'what Vite warns of').toBe('');
  await page.goto(project.page);
  const told = page.locator('#told');
  const given = page.locator('#given');
  const own = page.locator('#own');

  await expect(given.getByRole('heading', { level: 1 })).toHaveText('Levels of the week');
  await expect(quotes(page)).toHaveCount(2);
  await expect(page.locator('slugline-ticker')).toHaveClass('levels');
  await expect(page.getByRole('button', { name: 'Play the ticker' })).toBeVisible();
  await expect(told).toContainText('strip slugline');
  await expect(told).toContainText('story slugline');
  await expect(own.getByRole('heading', { level: 2 })).toHaveText("The story's own");
  await expect(own).toContainText('Shown 1 times.');

  await page.getByRole('button', { name: 'Play the ticker' }).click();
  await expect(told).toContainText('paused false');
  // What was applied while the strip was paused.
  await expect(quotes(page).first()).toContainText('12.50');

  await controls(page, '#given').larger.click();
  await expect(told).toContainText('size 150');

  await page.getByRole('button', { name: 'Next' }).click();
  await expect(given.getByRole('heading', { level: 1 })).toHaveText('Levels of the month');
  await expect(own).toContainText('Shown 2 times.');
  await expect(page.locator('h1')).toHaveCount(1);
});
