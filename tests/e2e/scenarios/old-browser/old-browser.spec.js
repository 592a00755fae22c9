// A browser without what the elements need, or with an older form of it.
//
// When this fails, a reader with an old phone sees an empty strip or half a toolbar where there was text, or loses the controls
// for lack of something that they can do without.

import { readFileSync } from 'node:fs';

import { controls, ready } from '../../support/elements.js';
import { rectangles } from '../../support/layout.js';
import { expect, hold, test } from '../../support/test.js';

const PAGE = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const withTag = (tag) => PAGE.replace(/<!-- .* -->/, tag);
const TAGS = { module: '<script type="module" src="/pkg/embed.js"></script>', classic: '<script src="/pkg/embed.js"></script>' };
const PROBLEMS = readFileSync(new URL('../../../../docs/problems.md', import.meta.url), 'utf8');

const NEEDED = {
  WebAssembly: () => delete window.WebAssembly,
  ResizeObserver: () => delete window.ResizeObserver,
  'Element.animate': () => delete Element.prototype.animate,
  adoptedStyleSheets: () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    // Those browsers have no sheets that a script makes either.
    window.CSSStyleSheet = class {
      constructor() {
        throw new TypeError('Illegal constructor');
      }
    };
  },
};

for (const [name, remove] of Object.entries(NEEDED))
  for (const [kind, tag] of Object.entries(TAGS))
    test(`without ${name}, ${kind}: the page stays as it was, and the reason is reported`, async ({ page, guest, compose }) => {
      guest.announce(new RegExp(`^slugline: unsupported: .*${name} .*problems\\.md#unsupported\\)$`));
      await page.addInitScript(remove);
      // A preference that cannot be followed does no harm.
      await page.addInitScript(() => localStorage.setItem('slugline', '{"version":1,"textSize":150}'));
      const { release } = await hold(page, '/pkg/elements.js');
      const going = page.goto(compose(withTag(tag)));
      await going;
      const before = await rectangles(page, 'main *');
      release();
      await page.waitForFunction(() => window.errors.length > 1);
      await page.waitForTimeout(100);
      const errors = await page.evaluate(() => window.errors);
      expect(errors.map(({ target, code, fatal }) => [target, code, fatal]).sort()).toEqual([
        ['slugline-article', 'unsupported', true],
        ['slugline-ticker', 'unsupported', true],
      ]);
      expect(guest.said).toHaveLength(1);
      expect(PROBLEMS).toContain('\n## `unsupported`\n');
      expect(await rectangles(page, 'main *')).toEqual(before);
      await expect(page.getByText('Words that were there.')).toBeVisible();
      await expect(page.getByText('EBB 12.40')).toBeVisible();
    });

const DISPENSABLE = {
  attachInternals: () => delete HTMLElement.prototype.attachInternals,
  'states of ElementInternals': () => delete ElementInternals.prototype.states,
  'states without two dashes': () => {
    const { add } = CustomStateSet.prototype;
    CustomStateSet.prototype.add = function (name) {
      if (!name.startsWith('--')) throw new DOMException(`The specified value '${name}' must start with '--'.`, 'SyntaxError');
      return add.call(this, name);
    };
  },
  IntersectionObserver: () => delete window.IntersectionObserver,
  compileStreaming: () => delete WebAssembly.compileStreaming,
};

for (const [name, remove] of Object.entries(DISPENSABLE))
  test(`without ${name}: everything works`, async ({ page, compose }) => {
    await page.addInitScript(remove);
    await page.goto(compose(withTag(TAGS.module).replace('<slugline-ticker', '<slugline-ticker src="/demo/markets.json" loading="lazy"')));
    await ready(page);
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
    await expect(page.getByRole('button', { name: 'Pause the ticker' })).toBeVisible();
    expect(await page.evaluate(() => window.errors)).toEqual([]);
  });

test('a browser that cannot parse the scripts reports unsupported', async ({ page, guest, compose }) => {
  guest.announce(/^slugline: unsupported: /);
  await page.route('**/elements.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: 'export const define = #from the future' }));
  await page.goto(compose(withTag(TAGS.module)));
  await page.waitForFunction(() => window.errors.length === 2);
  await expect(page.getByText('Words that were there.')).toBeVisible();
  await expect(page.getByText('EBB 12.40')).toBeVisible();
});
