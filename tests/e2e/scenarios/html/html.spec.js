// HTML, read by the program and by a browser.
//
// When this fails, a story that a server rendered differs from the one that the element shows, because one of the two parsers gives
// another result. src/ingest/foreign/html/tests.rs tests the result of each fixture; here, browsers must give the same.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { slugline } from '../../support/convert.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const FIXTURES = join(REPOSITORY, 'tests/fixtures/html');
const fixture = (name) => readFileSync(join(FIXTURES, name), 'utf8');

/** What the program reads of a text. */
const natively = (html) => JSON.parse(slugline(['convert', '--format', 'html'], html));

/** What the module reads of some texts in a page. */
async function inBrowser(page, texts) {
  await page.goto('/tests/e2e/scenarios/payloads/page.html');
  const read = await page.evaluate(async (texts) => {
    const { convert, init } = await import('/pkg/api.js');
    await init();
    // As text: what is deep is too deep for the way out of the page.
    return texts.map((text) => JSON.stringify(convert(text, 'html').document));
  }, texts);
  return read.map((text) => JSON.parse(text));
}

test('the fixtures are read as on a server', async ({ page }) => {
  const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.html'));
  expect(names.length).toBeGreaterThan(7);
  const read = await inBrowser(page, names.map(fixture));
  for (const [index, name] of names.entries()) expect(read[index], name).toEqual(natively(fixture(name)));
});

/** Numbers that chance might give, the same every time (mulberry32). */
function chance(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const TAGS =
  'p div b i em strong a ul ol li table tr td th tbody thead caption figure figcaption blockquote cite h1 h2 h3 h6 pre code br hr ' +
  'svg math mi mtext style template noscript form iframe dl dt dd q sub sup mark span section article header footer aside ' +
  'title textarea button font nobr foreignObject desc x-y center address details summary object video source picture';
const ATTRIBUTES = ['', '', ' class=gallery', ' class="wp-block-embed"', ' href="/a?b&amp;c"', ' href=//x.example', ' src=a.jpg', ' hidden', ' alt="a &lt; b"', ' x=\'>\'', ' class=credit', ' start=4', ' colspan=2'];
const TEXTS = ['words', ' ', '\n', '\u00a0', '&nbsp;', '&lt;', '&amp', '&eacute;', '&#x1F600;', '- between -', '* * *', 'Photo: \u00a9 A/B', 'a/b', '\u{5d0}', '<!-- c -->', '<!', '<?x>', '</>', '<', '>', ']]>', '<![CDATA[x]]>', 'https://x.example/'];

/** Markup that is broken in every way. */
function random(seed) {
  const among = chance(seed);
  const tags = TAGS.split(' ');
  let html = '';
  for (let pieces = 5 + among(60); pieces > 0; pieces -= 1) {
    const tag = tags[among(tags.length)];
    html += [`<${tag}${ATTRIBUTES[among(ATTRIBUTES.length)]}>`, `</${tag}>`, TEXTS[among(TEXTS.length)]][among(3)];
    if (among(6) === 0) html += '<img src=b.jpg alt=b>';
  }
  return html;
}

test('random markup is read as on a server', async ({ page }) => {
  test.slow();
  const texts = Array.from({ length: 400 }, (_, seed) => random(seed)).filter((text) => text.trim());
  const read = await inBrowser(page, texts);
  for (const [index, text] of texts.entries()) expect(read[index], text).toEqual(natively(text));
});

test('deep trees take no longer than wide ones, and keep their text', async ({ page }) => {
  test.slow();
  const deep = (open, close, times) => `${open.repeat(times)}deep${close.repeat(times)}`;
  const texts = [deep('<div>', '', 1000), deep('<div>', '</div>', 1_000_000), deep('<b>', '</b>', 300_000), deep('<ul><li>', '', 200_000)];
  const read = await inBrowser(page, texts);
  for (const [index, document] of read.entries()) {
    expect(JSON.stringify(document), texts[index].slice(0, 40)).toContain('"deep"');
    if (index < 3) expect(document).toEqual(natively(texts[index]));
  }
});

test('a body of five megabytes is read', async ({ page }) => {
  test.slow();
  const paragraph = '<p>A paragraph of <b>some</b> words, as <a href="/they">they come</a>.</p>\n';
  const times = Math.ceil(5_000_000 / paragraph.length);
  const [document] = await inBrowser(page, [paragraph.repeat(times)]);
  expect(document.article.body.length).toBe(times);
});

const STRICT = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

test('under Trusted Types the policy is made once, and not before there is HTML', async ({ page, serveWith }) => {
  const server = await serveWith({ 'Content-Security-Policy': `${STRICT}; trusted-types slugline` });
  await page.addInitScript(() => {
    window.policies = [];
    const { createPolicy } = TrustedTypePolicyFactory.prototype;
    TrustedTypePolicyFactory.prototype.createPolicy = function (name, rules) {
      window.policies.push(name);
      return createPolicy.call(this, name, rules);
    };
  });
  await page.goto(new URL('tests/e2e/scenarios/payloads/page.html', server).href);
  const seen = await page.evaluate(async () => {
    const { define, SluglineArticle } = await import('/pkg/elements.js');
    define();
    const story = document.querySelector('main').appendChild(new SluglineArticle());
    await story.show({ headline: 'No HTML', body: [] });
    const before = [...window.policies];
    await story.show('<h1>HTML</h1><p>Words', 'html');
    await story.show('<h1>More</h1><p>Words', 'html');
    return { before, after: window.policies, headline: document.querySelector('h2').textContent };
  });
  expect(seen).toEqual({ before: [], after: ['slugline'], headline: 'More' });
});

test('if the policy is refused, the content stays, and the reason is reported', async ({ page, guest, serveWith }) => {
  guest.announce(/Content Security Policy|TrustedHTML|Trusted/, /^slugline: .*trusted-types slugline/);
  const server = await serveWith({ 'Content-Security-Policy': `${STRICT}; trusted-types 'none'` });
  await page.goto(new URL('tests/e2e/scenarios/payloads/page.html', server).href);
  const code = await page.evaluate(async () => {
    const { define, SluglineArticle } = await import('/pkg/elements.js');
    define();
    const story = document.querySelector('main').appendChild(new SluglineArticle());
    await story.show({ headline: 'No HTML', body: [] });
    const failed = new Promise((resolve) => story.addEventListener('slugline-error', resolve));
    story.show('<h1>HTML</h1><p>Words', 'html').catch(() => {});
    return (await failed).detail.code;
  });
  expect(code).toBe('parser');
  await expect(page.locator('h2')).toHaveText('No HTML');
});
