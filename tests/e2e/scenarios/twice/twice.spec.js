// The script tag more than once: in the site's template, in the article's text, by a second team, in two versions.
//
// When this fails, the second copy throws at the definition of a name that is taken, stories get two rows of controls, or the
// module is loaded twice.

import { readFileSync } from 'node:fs';

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const PAGE = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const { version } = JSON.parse(readFileSync(new URL('../../../../pkg/package.json', import.meta.url), 'utf8'));
const CLASSIC = '<script src="/pkg/embed.js"></script>';
const MODULE = '<script type="module" src="/pkg/embed.js"></script>';
const OTHER = '<script type="module" src="/other/pkg/embed.js"></script>';
const OTHER_CLASSIC = '<script src="/other/pkg/embed.js"></script>';

const TAGS = {
  'the same module tag twice': [MODULE, MODULE],
  'the same classic tag twice': [CLASSIC, CLASSIC],
  'classic and module': [CLASSIC, MODULE],
  'two copies': [MODULE, OTHER],
  'two classic copies': [OTHER_CLASSIC, CLASSIC],
};

for (const [name, tags] of Object.entries(TAGS))
  test(`${name}: the first defines the elements`, async ({ page, guest, compose }) => {
    await page.route('**/other/pkg/*', (route) => {
      const url = new URL(route.request().url());
      return route.continue({ url: new URL(url.pathname.replace('/other/', '/'), url).href });
    });
    await page.goto(compose(PAGE.replace(/<!-- .* -->/, tags.join('\n'))));
    await ready(page);
    await page.waitForLoadState('networkidle');
    const modules = guest.requests.filter((url) => url.includes('_bg.wasm'));
    expect(modules).toHaveLength(1);
    await expect(page.locator('slugline-article .toolbar')).toHaveCount(1);
    await expect(quotes(page)).toHaveCount(1);
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
  });

test('a copy that loads while the elements run does nothing', async ({ page, guest, compose }) => {
  await page.goto(compose(PAGE.replace(/<!-- .* -->/, MODULE)));
  await ready(page);
  const before = await page.evaluate(() => (window.first = customElements.get('slugline-article')).name);
  const asked = guest.requests.length;
  await page.route('**/other/pkg/*', (route) => route.continue({ url: route.request().url().replace('/other/', '/') }));
  await page.evaluate(() => new Promise((resolve) => {
    const tag = document.createElement('script');
    Object.assign(tag, { src: '/other/pkg/embed.js', onload: resolve });
    document.head.append(tag);
  }));
  await page.waitForLoadState('networkidle');
  expect(before).not.toBe('');
  expect(await page.evaluate(() => customElements.get('slugline-article') === window.first)).toBe(true);
  expect(guest.requests.slice(asked).map((url) => new URL(url).pathname)).toEqual(['/other/pkg/embed.js']);
});

/** Serves another version of the package from a folder of its own: the same files, which take themselves for 0.0.9. */
const serveOther = (page) =>
  page.route('**/other/pkg/*', async (route) => {
    const url = new URL(route.request().url());
    const response = await route.fetch({ url: new URL(url.pathname.replace('/other/', '/'), url).href });
    // The module says its version too, in bytes of the same length.
    const text = (await response.body()).toString('latin1').replaceAll(version, '0.0.9');
    return route.fulfill({ response, body: Buffer.from(text, 'latin1') });
  });

const VERSIONS = {
  'the newer first': [MODULE, OTHER],
  'the older first': [OTHER, MODULE],
  'the older first, classic': [OTHER_CLASSIC, CLASSIC],
  'the older first, the newer at once': [OTHER_CLASSIC, MODULE],
};

for (const [name, tags] of Object.entries(VERSIONS))
  test(`two versions, ${name}: one of them defines both elements, with its own files only`, async ({ page, guest, compose }) => {
    await serveOther(page);
    await page.goto(compose(PAGE.replace(/<!-- .* -->/, tags.join('\n'))));
    await page.waitForLoadState('networkidle');
    const asked = guest.requests.map((url) => new URL(url)).filter(({ pathname }) => /slugline(_bg)?\.(js|wasm)$/.test(pathname));
    expect(asked.map(({ pathname }) => pathname.replace(/.*\//, '')).sort()).toEqual(['slugline.js', 'slugline_bg.wasm']);
    expect(new Set(asked.map(({ pathname, search }) => pathname.startsWith('/other/') === (search === '?v=0.0.9')))).toEqual(new Set([true]));
    expect(new Set(asked.map(({ search }) => search)).size).toBe(1);
    await expect(page.locator('slugline-article .toolbar')).toHaveCount(1);
    await expect(quotes(page)).toHaveCount(1);
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
  });

test('nothing but the elements is left on the page', async ({ page, compose }) => {
  const names = async (html) => {
    await page.goto(compose(html));
    return page.evaluate(() => Object.getOwnPropertyNames(window));
  };
  const before = await names(PAGE);
  const after = await (async () => {
    await page.goto(compose(PAGE.replace(/<!-- .* -->/, CLASSIC)));
    await ready(page);
    return page.evaluate(() => Object.getOwnPropertyNames(window));
  })();
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
});
