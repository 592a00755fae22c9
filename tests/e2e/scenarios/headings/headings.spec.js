// Links to the headings of a story.
//
// When this fails, nobody can link to a part of a story, or a link leads to a heading of another story.

import { PAGES } from '../../support/render.js';
import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const crosshead = (text, level = 1) => ({ type: 'crosshead', level, text: [text] });
const paragraph = (text) => ({ type: 'paragraph', text: [text] });
const FILLING = Array.from({ length: 20 }, () => paragraph('The tape ran on. '.repeat(40)));
const story = (uri) => ({
  uri,
  headline: 'A story in parts',
  body: [crosshead('Background'), ...FILLING, crosshead('Background'), crosshead('Größe & Maß'), { type: 'entry', headline: 'It begins', body: [paragraph('A.')] }, crosshead('* * *')],
});
const pageOf = (...stories) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Headings</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head>
  <body><h2 id="background">The page's own</h2>${stories.map((article) => `<slugline-article><script type="application/json">${JSON.stringify({ article })}</script></slugline-article>`).join('')}</body></html>`;
const ids = (page) => page.locator('slugline-article :is(h1, h2, h3, h4, h5, h6)').evaluateAll((headings) => headings.map(({ id }) => id));

test('each heading has a unique id made from its words', async ({ page, compose }) => {
  await page.goto(compose(pageOf(story('urn:a'), story('urn:b'), story('urn:a'))));
  await ready(page);
  const found = await ids(page);
  expect(found).toHaveLength(18);
  expect(new Set(found).size).toBe(18);
  for (const id of found) expect(id).toMatch(/^slugline-/);
  const [, background, again, letters, entry] = found;
  expect([background, again, letters, entry].map((id) => id.replace(/^slugline-\w{6}/, ''))).toEqual(['-background', '-background-2', '-größe-maß', '-it-begins']);
  // The same at the next visit.
  await page.reload();
  await ready(page);
  expect(await ids(page)).toEqual(found);
});

test('a link scrolls to a heading, also if the story arrives after the page', async ({ page, compose }) => {
  const address = compose(pageOf(story('urn:a')));
  await page.goto(address);
  await ready(page);
  const [, , , letters] = await ids(page);
  const place = () => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, letters);
  expect(await place()).toBeGreaterThan(800);
  await page.goto('about:blank');
  await page.goto(`${address}#${encodeURIComponent(letters)}`);
  await ready(page);
  await expect.poll(place).toBeLessThan(800);
});

test('a server renders the same ids', async ({ page }) => {
  await page.goto(`/${PAGES}/record.html`);
  await ready(page);
  const rendered = await ids(page);
  const record = await (await page.request.get('/tests/e2e/scenarios/rendered/document.json')).json();
  await page.evaluate(async (record) => {
    document.querySelector('slugline-article').remove();
    const article = document.createElement('slugline-article');
    article.article = record.article;
    document.body.append(article);
    await article.ready;
  }, record);
  expect(await ids(page)).toEqual(rendered);
  expect(rendered.length).toBeGreaterThan(1);
});
