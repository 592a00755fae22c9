// Stories in pages of another direction.
//
// When this fails, an English story on an Arabic page begins its lines at the wrong end, or code in it is reversed.

import { PAGES } from '../../support/render.js';
import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const paragraph = (...text) => ({ type: 'paragraph', text });
const story = (more, text) => JSON.stringify({ article: { headline: text, body: [paragraph(text), paragraph(text, { type: 'code', text: 'f(x) => 1;' }), { type: 'code', text: 'let x = f(1);' }], ...more } });
const ENGLISH = 'The tape ran on';
const ARABIC = 'استمر الشريط في الدوران';
const of = (text, more = {}) => [`<script type="application/json">${story(more, text)}</script>`, text];
const foreign = (type, object) => `<script type="${type}">${JSON.stringify(object)}</script>`;

/** Stories, and which way they run in a page of any direction. */
const STORIES = {
  'by its dir': [of(ENGLISH, { dir: 'rtl', lang: 'en' })[0], 'rtl'],
  'English by its language': [of(ENGLISH, { lang: 'en-GB' })[0], 'ltr'],
  'Arabic by its language': [of(ARABIC, { lang: 'ar' })[0], 'rtl'],
  'Arabic in Latin letters': [of('Istamarra al-sharit', { lang: 'ar-Latn' })[0], 'ltr'],
  'English by its letters': [of(ENGLISH)[0], 'ltr'],
  'Arabic by its letters': [of(ARABIC)[0], 'rtl'],
  'wire copy, English': [`<script type="text/plain">${ENGLISH}\n\nA paragraph stands here, and it is long enough.</script>`, 'ltr'],
  'wire copy, Arabic': [`<script type="text/plain">${ARABIC}\n\n${ARABIC} ${ARABIC}</script>`, 'rtl'],
  'JSON-LD': [foreign('application/ld+json', { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: ENGLISH, inLanguage: 'en', articleBody: ENGLISH }), 'ltr'],
};

for (const page_dir of ['ltr', 'rtl'])
  for (const [name, [source, direction]] of Object.entries(STORIES))
    test(`${name}, in a page that is ${page_dir}`, async ({ page, compose }) => {
      await page.goto(
        compose(`<!doctype html><html lang="${page_dir === 'rtl' ? 'he' : 'en'}" dir="${page_dir}"><head><meta charset="utf-8"><title>Directions</title><link rel="stylesheet" href="/pkg/slugline.css">
          <script type="module" src="/pkg/embed.js"></script></head><body><main><slugline-article>${source}</slugline-article></main></body></html>`),
      );
      await ready(page);
      const directions = (selector) => page.locator(selector).evaluateAll((nodes) => [...new Set(nodes.map((node) => getComputedStyle(node).direction))]);
      expect(await directions('.slugline-headline, .slugline-body p')).toEqual([direction]);
      const code = page.locator('.slugline-body code, .slugline-body pre');
      if (await code.count()) expect(await directions('.slugline-body code, .slugline-body pre')).toEqual(['ltr']);
      // The controls are the page's.
      expect(await page.locator('slugline-article .toolbar').evaluate((toolbar) => getComputedStyle(toolbar).direction)).toBe(page_dir);
    });

test('a server renders the same directions', async ({ page }) => {
  await page.goto(`/${PAGES}/record.html`);
  await ready(page);
  const rendered = await page.evaluate(() => Array.from(document.querySelector('slugline-article').children, ({ dir }) => dir));
  const record = await (await page.request.get('/tests/e2e/scenarios/rendered/document.json')).json();
  const made = await page.evaluate(async (record) => {
    const article = document.createElement('slugline-article');
    article.article = record.article;
    document.body.append(article);
    await article.ready;
    return Array.from(article.children, ({ dir }) => dir);
  }, record);
  expect(made).toEqual(rendered);
  expect(rendered).toHaveLength(2);
});
