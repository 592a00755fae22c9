// The roles of a story for assistive technology.
//
// When this fails, each story is a second banner of the page, or readers who jump from article to article do not find or recognise it.

import { PAGES } from '../../support/render.js';
import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const SCRIPT = `<script type="application/json">${JSON.stringify({ article: { headline: 'The tape outlived its machine', body: [{ type: 'crosshead', level: 1, text: ['A crosshead'] }, { type: 'paragraph', text: ['A paragraph.'] }] } })}</script>`;
const pageOf = (story, attributes = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Roles</title><link rel="stylesheet" href="/pkg/slugline.css">
  <script type="module" src="/pkg/embed.js"></script></head><body><header><p>The paper</p></header><h1>News</h1><div><slugline-article ${attributes}>${story}</slugline-article></div><main><p>Elsewhere.</p></main></body></html>`;

/** The landmarks and articles of the page, with their names. */
async function told(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const isTold = ({ ignored, role }) => !ignored && ['article', 'banner', 'main', 'region', 'complementary'].includes(role?.value);
  return nodes.filter(isTold).map(({ role, name }) => `${role.value} "${name?.value ?? ''}"`);
}

for (const [name, story, said] of [
  ['made by a script', SCRIPT, 'The tape outlived its machine'],
  ['children with a head', '<header slot="header"><h2>A headline of mine</h2></header><p>A paragraph.</p>', 'A headline of mine'],
  ['children alone', '<h2>A headline of mine</h2><p>A paragraph.</p>', 'A headline of mine'],
  ['without a headline', '<p>A paragraph.</p>', ''],
])
  test(`an article is named by its headline, and there is one banner: ${name}`, async ({ page, compose }) => {
    await page.goto(compose(pageOf(story)));
    await ready(page);
    expect(await told(page)).toEqual(['banner ""', `article "${said}"`, 'main ""']);
  });

test('the name follows the story, and that of the page takes precedence', async ({ page, compose }) => {
  await page.goto(compose(pageOf(SCRIPT)));
  await ready(page);
  await page.evaluate(() => {
    const story = document.querySelector('slugline-article');
    return story.show({ article: { headline: 'Another story', body: [] } });
  });
  expect(await told(page)).toContain('article "Another story"');
  await page.evaluate(() => document.querySelector('slugline-article').setAttribute('aria-label', 'The lead'));
  expect(await told(page)).toContain('article "The lead"');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a rendered page has the same roles', async ({ page }) => {
    await page.goto(`/${PAGES}/record.html`);
    const headline = await page.locator('.slugline-headline').textContent();
    expect((await told(page)).filter((line) => /banner|article/.test(line))).toEqual([`article "${headline}"`]);
  });
});

test('the name of a replaced rendered story is removed', async ({ page }) => {
  await page.goto(`/${PAGES}/record.html`);
  await ready(page);
  await page.evaluate(() => document.querySelector('slugline-article').show({ article: { headline: 'Another story', body: [] } }));
  expect((await told(page)).filter((line) => /banner|article/.test(line))).toEqual(['article "Another story"']);
});
