// What machines find in a page from `slugline render --page`: a browser's reader view, and search engines.
//
// When this fails, a reader view loses the headline, the author or paragraphs, or a search engine gets something else than readers.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ready } from '../../support/elements.js';
import { PAGES } from '../../support/render.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

/** Mozilla's, as it is in Firefox. */
const READABILITY = readFileSync(join(REPOSITORY, 'node_modules/@mozilla/readability/Readability.js'), 'utf8');

/** Who wrote the story of each format: all of these are found. */
const AUTHORS = {
  ninjs: ['The wire desk'],
  jsonld: ['The night desk', 'The picture desk'],
  wordpress: ['The night desk'],
  ghost: ['The night desk', 'The picture desk'],
};

test.beforeEach(({ page, guest }) => {
  guest.allow('https://pictures.example');
  return page.route(/pictures\.example/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }));
});

for (const [format, authors] of Object.entries(AUTHORS))
  for (const awake of [true, false])
    test(`${format}: the reader view has the whole story, ${awake ? 'with the elements running' : 'from the text alone, without JSON-LD'}`, async ({ page }) => {
      if (!awake) await page.route('**/pkg/embed.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      await page.goto(`/${PAGES}/${format}.html`);
      if (awake) await ready(page, 'slugline-article');
      const told = await page.evaluate(([readability, awake]) => {
        if (!awake) document.querySelector('script[type="application/ld+json"]').remove();
        const Readability = new Function(`${readability}; return Readability`)();
        const text = (node) => node.textContent.replace(/\s+/g, ' ').trim();
        const paragraphs = Array.from(document.querySelectorAll('.slugline-body > p:not([class])'), text);
        const headline = text(document.querySelector('.slugline-headline'));
        const read = new Readability(document.cloneNode(true)).parse();
        return { paragraphs, headline, title: read.title, byline: read.byline, text: text(Object.assign(document.createElement('div'), { textContent: read.textContent })) };
      }, [READABILITY, awake]);
      expect(told.title).toContain(told.headline);
      for (const author of authors) expect(told.byline).toContain(author);
      expect(told.paragraphs.length).toBeGreaterThan(1);
      expect(told.paragraphs.filter((paragraph) => !told.text.includes(paragraph))).toEqual([]);
    });

for (const format of Object.keys(AUTHORS))
  test(`${format}: JSON-LD says what is on the page, and only the server writes it`, async ({ page }) => {
    await page.goto(`/${PAGES}/${format}.html`);
    await ready(page, 'slugline-article');
    const scripts = page.locator('script[type="application/ld+json"]');
    await expect(scripts).toHaveCount(1);
    const story = JSON.parse(await scripts.textContent());
    expect(story).toMatchObject({ '@context': 'https://schema.org', '@type': 'NewsArticle' });
    expect(story.headline).toBe(await page.locator('.slugline-headline').textContent());
    for (const { name } of story.author) expect(await page.locator('.slugline-byline').textContent()).toContain(name);
    const paragraphs = await page.locator('.slugline-body > p:not([class])').allTextContents();
    expect(paragraphs.filter((paragraph) => !story.articleBody.includes(paragraph))).toEqual([]);
    const pictures = page.locator('.slugline-hero img');
    expect([story.image?.url ?? []].flat()).toEqual(await pictures.evaluateAll((pictures) => pictures.map((picture) => picture.getAttribute('src'))));
  });
