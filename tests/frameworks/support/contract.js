// What every project shows: the elements do in a framework what they do on a plain page.

import { controls, quotes, ready } from '../../e2e/support/elements.js';
import { Project } from './project.js';
import { expect, test } from './test.js';

const HEADLINE = 'How the ticker got its name';
const WORDS = 'Its type wheels clicked as they turned, and the noise became the name: a ticker.';

/** Opens the page, and waits for both elements. */
export async function open(page, url) {
  await page.goto(url);
  await ready(page);
}

/** Story and strip are there, once. */
export async function expectShown(page) {
  await expect(page.getByRole('heading', { level: 1, name: HEADLINE })).toBeVisible();
  await expect(page.getByText(WORDS)).toBeVisible();
  await expect(page.getByText(WORDS)).toHaveCount(1);
  await expect(quotes(page)).toHaveCount(3);
  await expect(quotes(page).first()).toContainText('19.05');
  await expect(page.locator('slugline-ticker')).toContainText('Example figures');
}

/** Nothing of them is there. */
export async function expectGone(page) {
  await expect(page.locator('slugline-article, slugline-ticker')).toHaveCount(0);
  await expect(page.getByText(WORDS)).toHaveCount(0);
  // A transition between two pages has its own, for a moment.
  await expect.poll(() => page.evaluate(() => document.getAnimations().length), 'animations').toBe(0);
}

const sheets = (page) => page.evaluate(() => document.adoptedStyleSheets.length);

/**
 * The tests of a project.
 *
 * @param {string} name its folder in examples/frameworks/
 * @param {object} about
 * @param {string} [about.dist] the folder that it builds, for a plain server
 * @param {(project: Project) => Promise<{url: string, close: () => Promise<void>}>} [about.start] or its own server
 * @param {'slugline' | 'children'} about.format what `slugline-ready` tells of the story
 * @param {boolean} [about.button] whether a button removes the elements, and makes them again
 * @param {RegExp} [about.warnings] what its tools print in a build without faults, and what looks like a warning
 * @returns {{name: string, project: Project, url: string}} the project, and its address while tests run
 */
export function contract(name, { dist = 'dist', start = (project) => project.serve(dist), format, button = true, warnings }) {
  test.describe.configure({ mode: 'default' });
  const site = { name };

  test.beforeAll(async () => {
    test.setTimeout(600_000);
    site.project = new Project(name);
    site.said = site.project.build();
    Object.assign(site, await start(site.project));
  });
  test.afterAll(() => site.close?.());

  test.describe(name, () => {
    test('it builds without a warning', () => {
      const lines = site.said.split('\n').filter((line) => /\bwarn/i.test(line) && !warnings?.test(line));
      expect(lines).toEqual([]);
    });

    if (Project.has(name, 'check'))
      test('its types are right', () => {
        test.setTimeout(300_000);
        site.project.run('check');
      });

    test('properties reach the elements, and events the page', async ({ page }) => {
      await open(page, site.url);
      await expectShown(page);
      await expect(page.locator('output')).toHaveText(`Ready: ${format}`);
      await controls(page).larger.click();
      await expect(page.locator('slugline-article')).toHaveCSS('--slugline-text-scale', '1.125');
    });

    test('every file of the package arrives', async ({ page, guest }) => {
      await open(page, site.url);
      // The second module, by the control of the theme.
      await page.getByRole('button', { name: 'Reading options' }).click();
      await page.getByRole('radio', { name: 'Dark' }).check();
      // A file of words.
      await page.evaluate(() => (document.documentElement.lang = 'de'));
      await expect(page.getByRole('button', { name: 'Text vergrößern' })).toBeVisible();
      // The third module, by a format of others.
      await page.evaluate(() => document.querySelector('slugline-article').show('<article><h1>By a ribbon</h1><p>Words.</p></article>', 'html'));
      await expect(page.getByRole('heading', { name: 'By a ribbon' })).toBeVisible();
      const modules = guest.requests.filter((url) => url.includes('.wasm'));
      expect(modules, 'each once').toHaveLength(3);
    });

    if (button)
      test('what is removed is gone, and comes again', async ({ page }) => {
        await open(page, site.url);
        await expectShown(page);
        let before;
        for (let time = 0; time < 3; time++) {
          await page.getByRole('button', { name: 'Hide', exact: true }).click();
          await expectGone(page);
          before ??= await sheets(page);
          expect(await sheets(page), 'style sheets').toBe(before);
          await page.getByRole('button', { name: 'Show', exact: true }).click();
          await expectShown(page);
          await expect(page.locator('output')).toHaveText(`Ready: ${format}`);
        }
      });
  });

  return site;
}

/** The tests of a project whose server sends the story. */
export function rendered(site) {
  test.describe(site.name, () => {
    test('the story is in the HTML that the server sends', async ({ request }) => {
      const html = await (await request.get(site.url)).text();
      expect(html).toContain(HEADLINE);
      expect(html).toContain('<slugline-article');
      expect(html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain(WORDS);
    });

    test.describe('without scripts', () => {
      test.use({ javaScriptEnabled: false });
      test('the story can be read', async ({ page }) => {
        await page.goto(site.url);
        await expect(page.getByRole('heading', { level: 1, name: HEADLINE })).toBeVisible();
        await expect(page.getByText(WORDS)).toBeVisible();
      });
    });

    test('its nodes stay when the elements start', async ({ page }) => {
      // Before any script of the page.
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          const last = [...document.querySelectorAll('slugline-article p')].at(-1);
          if (!last || !/central station/.test(last.textContent)) return;
          window.first = document.querySelector('slugline-article p');
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
      await open(page, site.url);
      await expectShown(page);
      expect(await page.evaluate(() => window.first?.isConnected && window.first === document.querySelector('slugline-article p'))).toBe(true);
    });
  });
}
