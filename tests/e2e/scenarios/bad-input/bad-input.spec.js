// What goes wrong on the way to a story.
//
// When this fails, a reader loses text that was there because something else could not be loaded, or a publisher is not
// told why.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const PAGE = '/tests/e2e/scenarios/bad-input/page.html';
const withElements = (html) => HTML.replace(/<!-- .* -->/, html);
const { version } = JSON.parse(readFileSync(new URL('../../../../pkg/package.json', import.meta.url), 'utf8'));

/** Resolves with the errors that the page was told, once there are so many. */
async function errors(page, count) {
  await page.waitForFunction((count) => window.errors.length >= count, count);
  return page.evaluate(() => window.errors);
}

const ANSWERS = {
  'not found': [{ status: 404, body: 'No such story' }, 'http', /404/],
  'a page instead of a story': [{ contentType: 'text/html', body: '<h1>Log in</h1>' }, 'mime', /text\/html/],
  'a picture': [{ contentType: 'image/png', body: Buffer.from('89504e470d0a1a0a0000', 'hex') }, 'mime', /image\/png/],
  'JSON with a slip': [{ contentType: 'application/json', body: '{\n  "headline": "A",\n  "body": [}\n' }, 'syntax', /line 3, column 12/],
  'JSON of something else': [{ contentType: 'application/json', body: '{"name":"value"}' }, 'format', /"article"/],
  nothing: [{ contentType: 'text/plain', body: '' }, 'empty', /no text/],
  'blanks only': [{ contentType: 'text/plain', body: ' \n\n ' }, 'empty', /no text/],
  'bytes that are no text': [{ contentType: 'text/plain', body: Buffer.from('Head\nl\xffine', 'latin1') }, 'encoding', /line 2, column 2/],
  'a binary file': [{ contentType: 'application/octet-stream', body: Buffer.from('GIF89a\0\0', 'latin1') }, 'encoding', /NUL/],
};

for (const [name, [answer, code, message]] of Object.entries(ANSWERS))
  test(`${name}: reported as ${code}, and the content stays`, async ({ page, guest, compose }) => {
    guest.announce(new RegExp(`^slugline: ${code}: .*${message.source}.*problems\\.md#${code}`));
    if (answer.status) guest.announce(/^Failed to load resource/);
    await page.route('**/the-source', (route) => route.fulfill(answer));
    await page.goto(compose(withElements('<slugline-article src="/the-source"><p>Read this instead.</p></slugline-article>')));
    const [error, ...more] = await errors(page, 1);
    expect(more).toEqual([]);
    expect(error).toMatchObject({ target: 'slugline-article', code, fatal: false, version, message: expect.stringMatching(message) });
    expect(error.url).toContain('/the-source');
    await expect(page.getByText('Read this instead.')).toBeVisible();
    const rejected = await page.evaluate(() => document.querySelector('slugline-article').ready.catch((error) => error.code));
    expect(rejected).toBe(code);
  });

/** What is no story of the format that the page names, or a blank one. */
const NONE = {
  'ninjs: an address alone': ['ninjs', '{"uri":"urn:a"}', 'format'],
  'ninjs: a story of schema.org': ['ninjs', '{"@context":"https://schema.org","@type":"NewsArticle","headline":"A","articleBody":"B"}', 'format'],
  'ninjs: something else': ['ninjs', '{"name":"value"}', 'format'],
  'wordpress: blank': ['wordpress', '{"title":{"rendered":""},"content":{"rendered":""}}', 'format'],
  'ghost: blank': ['ghost', '{"posts":[{"title":"","html":""}]}', 'format'],
  'jsonld: blank': ['jsonld', '{"@context":"https://schema.org","@type":"NewsArticle"}', 'format'],
  'slugline: blank': ['slugline', '{"article":{}}', 'no-story'],
};

for (const [name, [format, body, code]] of Object.entries(NONE))
  test(`input that is not in its format replaces nothing: ${name}`, async ({ page, guest, compose }) => {
    guest.announce(new RegExp(`^slugline: ${code}: `));
    await page.route('**/the-source', (route) => route.fulfill({ contentType: 'application/json', body }));
    const story = '<slugline-article><script type="application/json">{"headline":"What was there","body":[{"type":"paragraph","text":["Its text."]}]}</script></slugline-article>';
    await page.goto(compose(withElements(story)));
    await ready(page);
    await page.evaluate(([format]) => {
      const story = document.querySelector('slugline-article');
      story.setAttribute('format', format);
      story.setAttribute('src', '/the-source');
    }, [format]);
    const [error, ...more] = await errors(page, 1);
    expect(more).toEqual([]);
    expect(error).toMatchObject({ code, fatal: false });
    await expect(page.getByRole('heading', { name: 'What was there' })).toBeVisible();
    await expect(page.getByText('Its text.')).toBeVisible();
    // From a script too.
    await page.evaluate(([body, format]) => document.querySelector('slugline-article').show(body, format), [body, format]);
    expect((await errors(page, 2))[1]).toMatchObject({ code, fatal: false });
    await expect(page.getByRole('heading', { name: 'What was there' })).toBeVisible();
    await expect(page.getByText('Its text.')).toBeVisible();
  });

for (const [name, [format, body, code]] of Object.entries(NONE))
  test(`nor does it replace the children of the page: ${name}`, async ({ page, guest, compose }) => {
    guest.announce(new RegExp(`^slugline: ${code}: `));
    await page.route('**/the-source', (route) => route.fulfill({ contentType: 'application/json', body }));
    await page.goto(compose(withElements(`<slugline-article src="/the-source" format="${format}"><h2>What was there</h2><p>Its text.</p></slugline-article>`)));
    expect((await errors(page, 1))[0]).toMatchObject({ code, fatal: false });
    await expect(page.getByRole('heading', { name: 'What was there' })).toBeVisible();
    await expect(page.getByText('Its text.')).toBeVisible();
  });

test('a document without quotes leaves the strip that is shown', async ({ page, guest, compose }) => {
  guest.announce(/^slugline: no-strip: /);
  await page.goto(compose(withElements('<slugline-ticker><script type="application/json">{"quotes":[{"symbol":"ALDER","price":"12.40"}]}</script></slugline-ticker>')));
  await ready(page);
  await page.evaluate(() => document.querySelector('slugline-ticker').show('{"uri":"urn:a","headline":"A story"}', 'ninjs'));
  expect((await errors(page, 1))[0]).toMatchObject({ code: 'no-strip' });
  await expect(page.locator('slugline-ticker .track > ul:first-child > li')).toHaveText(/12\.40/);
});

test('a server that does not answer is reported', async ({ page, guest, compose }) => {
  // A port that was free a moment ago.
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const source = `http://127.0.0.1:${port}/story.txt`;
  guest.allow(source);
  guest.announce(/^slugline: network: /, /ERR_CONNECTION_REFUSED/);
  await page.goto(compose(withElements(`<slugline-article src="${source}"><p>Read this instead.</p></slugline-article>`)));
  expect((await errors(page, 1))[0]).toMatchObject({ code: 'network', url: source, fatal: false });
  await expect(page.getByText('Read this instead.')).toBeVisible();
});

test('a story in place of a strip, and a strip in place of a story, are reported', async ({ page, guest, compose }) => {
  guest.announce(/^slugline: no-strip: /, /^slugline: no-story: /);
  const html =
    '<slugline-ticker><script type="application/json">{"headline":"A","body":[]}</script></slugline-ticker>' +
    '<slugline-article><script type="application/json">{"quotes":[{"symbol":"A"}]}</script></slugline-article>';
  await page.goto(compose(withElements(html)));
  const told = await errors(page, 2);
  expect(told.map(({ target, code }) => [target, code]).sort()).toEqual([['slugline-article', 'no-story'], ['slugline-ticker', 'no-strip']]);
});

test('a story that cannot be read leaves the one that is shown', async ({ page, guest }) => {
  guest.announce(/^slugline: syntax: /);
  await page.goto(PAGE);
  await page.evaluate(async () => {
    await customElements.whenDefined('slugline-article');
    const story = document.createElement('slugline-article');
    document.querySelector('main').append(story);
    await story.show({ headline: 'The first', body: [] });
    await story.show('{"headline":', 'slugline');
  });
  await expect(page.locator('h2')).toHaveText('The first');
});

const UNKNOWN = [
  ['slugline-article', 'controls', 'sizes', 'text-size'],
  ['slugline-article', 'text-size', '110', '87.5 100 112.5 125 150 175 200 250'],
  ['slugline-article', 'headline-level', '9', '1 2 3 4 5 6'],
  ['slugline-article', 'theme', 'neon', 'auto light dark sepia'],
  ['slugline-article', 'format', 'odt', 'wire'],
  ['slugline-article', 'loading', 'later', 'eager lazy'],
  ['slugline-ticker', 'motion', 'fly', 'scroll'],
  ['slugline-ticker', 'direction', 'up', 'auto left right'],
  ['slugline-ticker', 'speed', 'fast', '1 to'],
  ['slugline-ticker', 'pause-on', 'click', 'hover focus'],
  ['slugline-ticker', 'fields', 'volume', 'symbol name price change percent'],
  ['slugline-ticker', 'max-rate', '0', '1 to'],
];

test('an unknown attribute value gives the default, and one warning that names it', async ({ page, guest, compose }) => {
  guest.announce(/^slugline: .* is not known: /);
  const html = UNKNOWN.map(([element, name, value]) => {
    const data = '<script type="application/json">{"headline":"A","quotes":[{"symbol":"ONE","price":"1.10"}],"article":{"headline":"A"},"strip":{"quotes":[{"symbol":"ONE","price":"1.10"}]}}</script>';
    return `<${element} ${name}="${value}">${data}</${element}>`;
  });
  await page.goto(compose(withElements(html.join(''))));
  await ready(page);
  expect(await page.evaluate(() => window.errors)).toEqual([]);
  const warnings = UNKNOWN.map(([, name, value, known]) =>
    guest.said.filter((text) => text.includes(`${name}="${value}" is not known`) && text.includes(known)).length,
  );
  expect(warnings).toEqual(UNKNOWN.map(() => 1));
  expect(guest.said).toHaveLength(UNKNOWN.length);
  const [stories, strips] = ['slugline-article', 'slugline-ticker'].map((tag) => UNKNOWN.filter(([element]) => element === tag).length);
  await expect(page.locator('h2')).toHaveCount(stories);
  await expect(page.locator('slugline-article .larger:visible')).toHaveCount(stories);
  await expect(page.locator('slugline-ticker .track > ul:not([aria-hidden]) > li')).toHaveCount(strips);
});
