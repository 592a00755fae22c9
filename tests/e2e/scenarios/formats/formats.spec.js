// Stories in the formats of agencies, of content systems and of schema.org.
//
// When this fails, a publisher's feed shows nothing, shows a story that its agency withholds, or the page jumps when a picture
// loads or fails.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ready } from '../../support/elements.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/formats/page.html';
const FIXTURES = '/tests/fixtures';

/** Each format, a feed of it, and what must be seen of that. */
const FEEDS = {
  ninjs: { file: 'v3', headline: 'The tape that never ended', byline: 'By The wire desk', credit: 'The picture desk / © 2026 The Tape' },
  jsonld: { file: 'graph', headline: 'A story in pieces', byline: 'By The night desk' },
  wordpress: { file: 'blocks', headline: 'The tape ’n’ the wire: a “short” history', byline: 'By The night desk', credit: 'The picture desk / © The Tape' },
  ghost: { file: 'blocks', headline: 'The tape & the wire', byline: 'By The night desk' },
};

/** Puts stories into the page, and gives what they told, by id. */
async function show(page, html) {
  await page.goto(PAGE);
  await page.evaluate((html) => document.querySelector('main').append(document.createRange().createContextualFragment(html)), html);
  const ids = [...html.matchAll(/ id="(\w+)"/g)].map(([, id]) => id);
  await page.waitForFunction((ids) => ids.every((id) => window.told[id]), ids);
  return page.evaluate(() => window.told);
}

test.beforeEach(({ page }) =>
  // Pictures that the fixtures name are on no server of this suite.
  page.route(/pictures\.example|museum\.example/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture(300, 200) })),
);

const picture = (width, height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/></svg>`;

for (const [format, { file, headline, byline, credit }] of Object.entries(FEEDS))
  test(`${format} is read by its name and by its structure`, async ({ page, guest }) => {
    guest.allow('https://pictures.example');
    const src = `${FIXTURES}/${format}/${file}.json`;
    const told = await show(
      page,
      `<slugline-article id="named" src="${src}" format="${format}"></slugline-article><slugline-article id="auto" src="${src}"></slugline-article>`,
    );
    for (const id of ['named', 'auto']) {
      expect(told[id]).toEqual({ format, warnings: [] });
      const story = page.locator(`#${id}`);
      await expect(story.locator('.slugline-headline')).toHaveText(headline);
      await expect(story.locator('.slugline-byline')).toHaveText(byline);
      await expect(story.locator('.slugline-hero img')).toHaveAttribute('src', /^https:\/\/pictures\.example\//);
      expect(await story.locator('.slugline-body p').count()).toBeGreaterThan(1);
      if (credit) await expect(story.locator('.slugline-hero .slugline-credit')).toHaveText(credit);
    }
    // A heading's `id` is there once in a page.
    const body = async (id) => (await page.locator(`#${id} .slugline-body`).innerHTML()).replaceAll(/ id="[^"]*"/g, '');
    expect(await body('auto')).toBe(await body('named'));
    expect(await page.locator('script[type="application/ld+json"]').count(), 'a browser writes no JSON-LD').toBe(0);
  });

test('data in a script child is read, and right-to-left text is shown as such', async ({ page }) => {
  const json = (path) => readFileSync(join(REPOSITORY, FIXTURES, path), 'utf8');
  const told = await show(
    page,
    `<slugline-article id="linked"><script type="application/ld+json">${json('jsonld/right-to-left.json')}</script></slugline-article>
     <slugline-article id="plain"><script type="application/json">${json('ghost/right-to-left.json')}</script></slugline-article>`,
  );
  expect(told).toEqual({ linked: { format: 'jsonld', warnings: [] }, plain: { format: 'ghost', warnings: [] } });
  for (const id of ['linked', 'plain']) await expect(page.locator(`#${id} .slugline-body`)).toHaveAttribute('dir', 'rtl');
});

for (const path of ['ninjs/canceled', 'ninjs/withheld', 'ninjs/embargoed', 'ninjs/expired', 'jsonld/expired', 'wordpress/scheduled', 'ghost/scheduled'])
  test(`${path}: nothing of a withheld story is shown`, async ({ page, guest }) => {
    guest.announce(/withheld/);
    const told = await show(page, `<slugline-article id="held" src="${FIXTURES}/${path}.json"></slugline-article>`);
    expect(told.held).toMatchObject({ code: 'withheld', fatal: false });
    const story = page.locator('#held');
    await expect(story.getByText('This story is not available.')).toBeVisible();
    expect(await story.evaluate((story) => story.outerHTML + story.shadowRoot.innerHTML)).not.toMatch(/figure (that|from|was)/i);
    expect(await story.evaluate((story) => story.article)).toBeUndefined();
  });

test('faults are reported by their path, and the rest is shown', async ({ page }) => {
  const told = await show(page, `<slugline-article id="one" src="${FIXTURES}/wordpress/protected.json"></slugline-article>`);
  expect(told.one).toEqual({ format: 'wordpress', warnings: [expect.stringMatching(/^\$\.content\.protected: /)] });
  await expect(page.locator('#one .slugline-headline')).toHaveText('Protected: What the desk knew');
});

test.describe('pictures', () => {
  const story = (figure) => ({ headline: 'A', hero: figure, body: [{ type: 'paragraph', text: ['Below.'] }, { type: 'figure', ...figure }] });
  /** Where the first paragraph is, before and after pictures have come or failed. */
  const top = (page) => page.locator('#one .slugline-body p').evaluate((p) => p.getBoundingClientRect().top);
  const settled = (page) => page.waitForFunction(() => Array.from(document.images, (image) => image.loading === 'lazy' || image.complete).every(Boolean));

  for (const [name, figure, answer] of [
    ['of a told size', { src: '/a.svg', width: 600, height: 400, credit: '© The Tape' }, { contentType: 'image/svg+xml', body: picture(600, 400) }],
    ['of a size that nobody told', { src: '/a.svg', alt: 'A machine' }, { contentType: 'image/svg+xml', body: picture(300, 500) }],
    ['with half of a size', { src: '/a.svg', width: 600 }, { contentType: 'image/svg+xml', body: picture(300, 500) }],
  ])
    test(`${name}: nothing moves`, async ({ page }) => {
      let release;
      const released = new Promise((resolve) => (release = resolve));
      await page.route('**/a.svg', async (route) => {
        await released;
        await route.fulfill(answer);
      });
      await page.goto(PAGE);
      await page.evaluate((article) => {
        const element = document.createElement('slugline-article');
        element.id = 'one';
        element.article = article;
        document.querySelector('main').append(element);
      }, story(figure));
      await ready(page, '#one');
      const before = await top(page);
      release();
      await settled(page);
      expect(await top(page)).toBeCloseTo(before, 0);
      const hero = page.locator('#one .slugline-hero');
      if (figure.credit) await expect(hero.locator('.slugline-credit')).toHaveText(figure.credit);
      await expect(hero.locator('img')).toHaveAttribute('alt', figure.alt ?? '');
      await expect(hero.locator('img')).toHaveAttribute('fetchpriority', 'high');
      const own = page.locator('#one .slugline-figure img');
      await expect(own).toHaveAttribute('loading', 'lazy');
      expect(await own.getAttribute('fetchpriority')).toBeNull();
    });

  test('the focal point stays visible if a page crops pictures', async ({ page }) => {
    await page.route('**/a.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture(600, 400) }));
    await page.goto(PAGE);
    await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: '.slugline-hero img { aspect-ratio: 1; object-fit: cover }' }));
      const element = document.createElement('slugline-article');
      element.id = 'one';
      element.article = { headline: 'A', hero: { src: '/a.svg', width: 600, height: 400, focal: [0.9, 0.1] } };
      document.querySelector('main').append(element);
    });
    await ready(page, '#one');
    await expect(page.locator('#one img')).toHaveCSS('object-position', '100% 0%');
  });
});

test.describe('the readers of other formats', () => {
  const FILE = '/pkg/formats.wasm';
  const RECORD = '<script type="application/json">{"headline":"A head","body":[{"type":"paragraph","text":["Words."]}]}</script>';
  const WIRE = '<script type="text/plain">SITE - A head\n\nA head\n\nWords of the wire.</script>';
  const ROWS = '<script type="text/plain">SITE - A head\nNYSE\n\nAAA 0.5% 12.30\nBBB -0.25% 4.5\n\nA head\n\nWords.</script>';

  test('are not loaded by a page that has the JSON of record', async ({ page, guest }) => {
    await show(page, `<slugline-article id="story">${RECORD}</slugline-article>`);
    await expect(page.locator('#story .slugline-headline')).toHaveText('A head');
    expect(guest.requested(FILE)).toBe(0);
  });

  test('are loaded once, for stories and strips', async ({ page, guest }) => {
    const told = await show(
      page,
      `<slugline-article id="one">${WIRE}</slugline-article><slugline-article id="two" format="wire">${WIRE}</slugline-article>
       <slugline-ticker id="strip">${ROWS}</slugline-ticker>`,
    );
    for (const id of ['one', 'two', 'strip']) expect(told[id]).toEqual({ format: 'wire', warnings: [] });
    await expect(page.locator('#one .slugline-body')).toContainText('Words of the wire.');
    await expect(page.locator('#strip [part~="item"]').first()).toContainText('12.30');
    expect(guest.requested(FILE)).toBe(1);
  });

  const missing = (what, answer, code, pattern) =>
    test(`${what}: the content stays, and the error is reported`, async ({ page, guest }) => {
      guest.announce(new RegExp(`^slugline: ${code}: `), ...(answer.status === 404 ? [/Failed to load resource/] : []));
      await page.route(`**${FILE}*`, (route) => route.fulfill({ contentType: 'application/wasm', ...answer }));
      await show(page, `<slugline-article id="story">${RECORD}</slugline-article>`);
      await page.evaluate(() => {
        window.told = {};
        document.querySelector('#story').show('<p>Words of a page.</p>', 'html');
      });
      await page.waitForFunction(() => window.told.story);
      expect(await page.evaluate(() => window.told.story)).toMatchObject({ code, url: expect.stringMatching(pattern) });
      await expect(page.locator('#story .slugline-body')).toHaveText('Words.');
    });

  missing('they are missing', { status: 404, body: '' }, 'http', /formats\.wasm/);
  missing('they are damaged', { body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 9]) }, 'load-failed', /formats\.wasm/);
  // The mark stands at the end.
  const body = Buffer.concat([readFileSync(join(REPOSITORY, FILE)).subarray(0, -8), Buffer.from('01234567')]);
  missing('they are of another build', { body }, 'version-mismatch', /formats\.wasm/);

  test('a story that was shown meanwhile stays', async ({ page }) => {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(`**${FILE}*`, async (route) => {
      await released;
      await route.continue();
    });
    await show(page, `<slugline-article id="story">${RECORD}</slugline-article>`);
    await page.evaluate(() => {
      const story = document.querySelector('#story');
      story.show('SITE - Late\n\nLate\n\nThe one that waits.');
      window.other = new Promise((resolve) => setTimeout(resolve, 100)).then(() => story.show({ article: { headline: 'Then', body: [] } }));
    });
    await expect(page.locator('#story .slugline-headline')).toHaveText('Then');
    release();
    await page.waitForResponse((response) => response.url().includes(FILE));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
    await expect(page.locator('#story .slugline-headline')).toHaveText('Then');
  });
});
