// Automated accessibility checks.

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

/** Fails with every rule that the page breaks, or the part of it that `within` selects, and the nodes that break it. */
export async function expectAccessible(page, within) {
  const axe = new AxeBuilder({ page });
  const { violations, passes } = await (within ? axe.include(within) : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`);
  expect(found).toEqual([]);
  expect(passes.length, 'rules that applied').toBeGreaterThan(0);
}
