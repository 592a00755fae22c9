// Paid sources on another origin: `credentials`.
//
// When this fails, a subscriber reads the preview, or a reader's cookies go to servers that the page did not mean to give them to.

import { quotes, ready } from '../../support/elements.js';
import { expect, test as base } from '../../support/test.js';
import { paidSource } from './server.js';

const test = base.extend({
  source: async ({ guest, page }, use) => {
    const source = await paidSource();
    guest.allow(source.url);
    // Cookies know no ports.
    await page.context().addCookies([{ name: 'subscriber', value: '1', url: source.url }]);
    await use(source);
    await source.close();
  },
});

const pageOf = (html) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paid</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head><body><main>${html}</main></body></html>`;
const story = (url, attributes) => `<slugline-article src="${url}/story.json" ${attributes}></slugline-article>`;
const headline = (page, nth = 0) => page.locator('.slugline-headline').nth(nth);

for (const [attributes, expected] of [['', 'For everybody'], ['credentials="include"', 'For subscribers'], ['credentials="omit"', 'For everybody']])
  test(`story with ${attributes || 'nothing said'}: ${expected}`, async ({ page, compose, source }) => {
    await page.goto(compose(pageOf(story(source.url, attributes))));
    await ready(page, 'slugline-article');
    await expect(headline(page)).toHaveText(expected);
    expect(source.requests).toEqual([['/story.json', expected === 'For subscribers']]);
  });

test('an unknown word counts as absent and is reported', async ({ page, compose, source, guest }) => {
  guest.announce(/slugline-article credentials="all" is not known: one of same-origin include omit/);
  await page.goto(compose(pageOf(story(source.url, 'credentials="all"'))));
  await expect(headline(page)).toHaveText('For everybody');
});

test('two elements share a request only with the same credentials; a later change fetches again', async ({ page, compose, source }) => {
  await page.goto(compose(pageOf(story(source.url, '') + story(source.url, 'credentials="include"') + story(source.url, 'credentials="include"'))));
  await expect(headline(page, 0)).toHaveText('For everybody');
  await expect(headline(page, 2)).toHaveText('For subscribers');
  expect(source.requests.map(([, isPaid]) => isPaid).sort()).toEqual([false, true]);
  await page.evaluate(() => document.querySelector('slugline-article').setAttribute('credentials', 'include'));
  await expect(headline(page, 0)).toHaveText('For subscribers');
});

for (const [name, path] of [['snapshot', 'src'], ['stream', 'stream']])
  test(`strip: its ${name} has the reader's cookies only if the page says so`, async ({ page, compose, source }) => {
    const address = `${path}="${source.url}/${path === 'src' ? 'quotes.json' : 'stream'}"`;
    await page.goto(compose(pageOf(`<slugline-ticker id="one" ${address}></slugline-ticker><slugline-ticker id="two" ${address} credentials="include"></slugline-ticker>`)));
    await expect(quotes(page, '#one')).toHaveText([/1\.00/]);
    await expect(quotes(page, '#two')).toHaveText([/2\.00/]);
    // Fetched again by the feed itself, not by the script that was there before the module.
    await page.evaluate(() => document.querySelector('#two').reload());
    await expect.poll(() => source.requests.length).toBe(3);
    expect(source.requests.at(-1)[1]).toBe(true);
  });

test('a server that allows everybody allows nobody with cookies: the error says so', async ({ page, compose, guest }) => {
  guest.announce(/CORS policy/, /net::ERR_FAILED/, /could not be fetched: check the address, the connection, and CORS/);
  const source = await paidSource('everybody');
  guest.allow(source.url);
  await page.goto(compose(pageOf(story(source.url, 'credentials="include"'))));
  await expect.poll(() => guest.said.some((text) => text.includes('could not be fetched')), { timeout: 10_000 }).toBe(true);
  await source.close();
});
