// A self-closing tag, which HTML does not have: `<slugline-ticker … />`. The parser puts the rest of the page into it.
//
// When this fails, one slash in a template empties a page, without any message.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No end tag</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head>';
const REST = '<h1>The rest of the page</h1><p>Words.</p><footer>The end.</footer>';
const STRIP = '/tests/e2e/scenarios/no-end-tag/strip.json';
const STORY = '/tests/e2e/scenarios/no-end-tag/story.json';
const WARNING = /^slugline: slugline-(ticker|article) has no end tag/;

/** The page, and where the strip or story ends there. */
const PAGES = {
  'a strip in the body': `<body><slugline-ticker src="${STRIP}" />${REST}</body></html>`,
  'a strip in a header': `<body><main><slugline-ticker src="${STRIP}" />\n<h1>The rest of the page</h1><p>Words.</p>\n</main>\n<footer>The end.</footer></body></html>`,
  'a strip before text alone': `<body>\n<slugline-ticker src="${STRIP}" />\n<p>Words.</p><p>The rest of the page</p><p>The end.</p>\n</body></html>`,
  'a strip that gets its quotes later': `<body><slugline-ticker label="Later" />${REST}</body></html>`,
  'a story in the body': `<body><main><slugline-article src="${STORY}" />\n${REST}\n</main></body></html>`,
  'a story with its data': `<body><main><slugline-article><script type="application/json">{"article":{"headline":"A story","body":[]}}</script>\n${REST}\n</main></body></html>`,
};

for (const [name, html] of Object.entries(PAGES))
  test(`${name}: what follows stays visible, and the console says why`, async ({ page, compose, guest }) => {
    guest.announce(WARNING);
    await page.goto(compose(HEAD + html));
    if (!name.includes('later')) await ready(page);
    for (const text of ['The rest of the page', 'Words.', 'The end.']) await expect(page.getByText(text, { exact: true })).toBeVisible();
    if (name.includes('later')) {
      await page.evaluate(async () => {
        await customElements.whenDefined('slugline-ticker');
        document.querySelector('slugline-ticker').strip = { quotes: [{ symbol: 'ALDER', price: '12.40' }] };
      });
      await ready(page);
      for (const text of ['The rest of the page', 'Words.', 'The end.']) await expect(page.getByText(text, { exact: true })).toBeVisible();
    }
    if (name.includes('strip')) await expect(page.locator('slugline-ticker .strip')).toBeVisible();
    else await expect(page.locator('.slugline-headline')).toBeVisible();
    await page.evaluate(() => document.querySelector('slugline-ticker, slugline-article').reload());
    expect(guest.said.filter((text) => WARNING.test(text)), 'once').toHaveLength(1);
  });

/** What has its end tag, or what is meant to be there. */
const CLOSED = {
  'a strip with a text until it is there': `<body><div><slugline-ticker src="${STRIP}"><p>Text until then</p></slugline-ticker></div></body></html>`,
  'a strip at the end of a line': `<body><header><slugline-ticker src="${STRIP}"></slugline-ticker></header>${REST}</body></html>`,
  'a story with a story until it is there': `<body><main><slugline-article src="${STORY}"><header><h2>Text until then</h2></header><p>A paragraph</p><figure></figure></slugline-article></main></body></html>`,
  'a strip that a script makes': '<body></body></html>',
};

for (const [name, html] of Object.entries(CLOSED))
  test(`${name}: no warning`, async ({ page, compose, guest }) => {
    await page.goto(compose(HEAD + html));
    if (name.includes('script'))
      await page.evaluate((src) => {
        const strip = Object.assign(document.createElement('slugline-ticker'), { innerHTML: '<span>Text until then</span>' });
        strip.setAttribute('src', src);
        document.body.append(document.createElement('div'));
        document.querySelector('div').append(strip);
      }, STRIP);
    await ready(page);
    await expect(page.getByText('Text until then')).toBeHidden();
    expect(guest.said).toEqual([]);
  });
