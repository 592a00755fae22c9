// A compromised feed.
//
// When this fails, text in a story or a quote runs as a script on the publisher's page, links a reader to a javascript: address, or
// makes the browser send a request.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/hostile/page.html';

const MARKUP = '"\'><script>canary(1)</script><img src=x onerror=canary(2)><svg onload=canary(3)></svg><!--</script>-->{{canary(4)}}';

const ADDRESSES = [
  'javascript:canary(5)',
  ' java\tscript:canary(6)',
  'java\nscript:canary(7)',
  '\u0001javascript:canary(8)',
  'JaVaScRiPt:canary(9)',
  'data:text/html,<script>parent.canary(10)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="canary(11)"/>',
  'vbscript:canary(12)',
  'blob:https://evil.invalid/1',
  'file:///etc/passwd',
  'filesystem:https://evil.invalid/1',
];

/** A story with `text` wherever text goes, and `address` wherever an address goes. */
const story = (text, address) => ({
  uri: address, url: address, lang: text, dir: text, kicker: text, headline: text, dateline: text, signature: text,
  standfirst: [text, { type: 'link', href: address, text: [text] }],
  bylines: [{ name: text, url: address }],
  publisher: { name: text, url: address, logo: address },
  published: text, updated: text,
  hero: { src: address, srcset: [{ src: address, width: 480 }], alt: text, caption: [text], credit: text },
  body: [
    { type: 'paragraph', text: [text, { type: 'strong', text: [text] }, { type: 'code', text }, { type: 'symbol', symbol: text, text }] },
    { type: 'paragraph', text: [{ type: 'link', href: address, text: ['follow me'] }] },
    { type: 'crosshead', level: 1, text: [text] },
    { type: 'list', ordered: true, items: [[{ type: 'paragraph', text: [text] }]] },
    { type: 'quote', body: [{ type: 'paragraph', text: [text] }], cite: text },
    { type: 'figure', src: address, alt: text, caption: [{ type: 'link', href: address, text: [text] }] },
    { type: 'gallery', figures: [{ src: address, alt: text }] },
    { type: 'table', caption: text, rows: [[{ text: [text], header: true, colspan: text }]] },
    { type: 'code', text, lang: text },
    { type: 'embed', url: address, title: text },
    { type: text, text: [text] },
  ],
  rights: { status: 'usable', copyright: text, terms: text },
  onclick: 'canary(13)', innerHTML: text, __proto__: { polluted: true },
});

const strip = (text) => ({
  label: text, source: text,
  quotes: [{ symbol: text, exchange: text, name: text, price: '1.10', currency: text, change_percent: '1.00', time: 1, state: 'live' }],
});

/** What could run or lead away, wherever in the page's trees it stands. */
const findings = (page) =>
  page.evaluate(() => {
    const found = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (['script', 'iframe', 'object', 'embed', 'svg', 'base', 'meta', 'link', 'style'].includes(element.localName)) found.push(element.outerHTML);
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on')) found.push(`${name}=${value}`);
          if (['href', 'src', 'action', 'formaction', 'poster', 'xlink:href', 'data'].includes(name) && !['http:', 'https:'].includes(new URL(value, location).protocol))
            found.push(`${name}=${value}`);
          if (name === 'srcset') found.push(`${name}=${value}`);
        }
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document.querySelector('main'));
    return found;
  });

test.beforeEach(async ({ page }) => {
  await page.goto(PAGE);
  await page.waitForFunction(() => customElements.get('slugline-ticker'));
});

test('hostile content runs nothing, links to nothing and requests nothing', async ({ page, guest }) => {
  const asked = guest.requests.length;
  for (const address of ADDRESSES) {
    await page.evaluate(
      async ({ article, strip }) => {
        const main = document.querySelector('main');
        main.replaceChildren(document.createElement('slugline-ticker'), document.createElement('slugline-article'));
        main.children[0].setAttribute('fields', 'symbol name price change percent');
        await main.children[0].show({ strip });
        await main.children[1].show({ article });
      },
      { article: story(MARKUP, address), strip: strip(MARKUP) },
    );
    await ready(page);
    expect(await findings(page), address).toEqual([]);
    // It is text, all of it.
    await expect(page.locator('h2')).toHaveText(MARKUP);
    await expect(page.locator('slugline-ticker li .slugline-symbol').first()).toHaveText(MARKUP);
    await page.getByText('follow me').click();
  }
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => [window.ran, {}.polluted])).toEqual([[], undefined]);
  expect(page.url()).toContain(PAGE);
  const later = guest.requests.slice(asked).map((url) => new URL(url).pathname);
  expect(later.filter((path) => !path.startsWith('/pkg/'))).toEqual([]);
});

test('markup in text, in a script child and in attributes is shown as text', async ({ guest, page }) => {
  guest.announce(/^slugline: quote: /);
  await page.evaluate(async (markup) => {
    const [story, strip] = [document.createElement('slugline-article'), document.createElement('slugline-ticker')];
    strip.setAttribute('label', markup);
    document.querySelector('main').append(strip, story);
    await story.show(`${markup}\n\n${markup}\n\nText size:\n\n${markup}`, 'wire');
    await strip.show({ quotes: [{ symbol: 'ONE', price: '1.10' }] });
    await strip.apply([{ symbol: 'ONE', price: markup, name: markup }]);
  }, MARKUP);
  await ready(page);
  expect(await findings(page)).toEqual([]);
  await expect(page.locator('h2')).toContainText('<script>');
  expect(await page.evaluate(() => window.ran)).toEqual([]);
});

test('harmless addresses are kept', async ({ page }) => {
  await page.evaluate((article) => {
    document.querySelector('main').append(document.createElement('slugline-article'));
    return document.querySelector('slugline-article').show({ article });
  }, story('Words', '/demo/ticker.svg'));
  // The other tests are worth something because these are there when they may be.
  await expect(page.locator('slugline-article a[href="/demo/ticker.svg"]')).toHaveCount(5);
  await expect(page.locator('slugline-article img[src="/demo/ticker.svg"]')).toHaveCount(3);
});
