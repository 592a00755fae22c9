// Copies of quotes that are links.
//
// When this fails, a screen reader finds each quote of a strip twice once a copy of it has been used, one of them unreachable by key.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const QUOTES = Array.from({ length: 9 }, (_, at) => ({ symbol: `QUOTE${at}`, name: 'A name that takes room', price: `1${at}.50`, change_percent: '1.2' }));
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Copies</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head>
  <body><slugline-ticker fields="symbol name price percent" href-template="#{symbol}"><script type="application/json">${JSON.stringify({ label: 'Markets', quotes: QUOTES })}</script></slugline-ticker></body></html>`;

test('a focused copy passes the focus to its quote, and stays hidden', async ({ page, compose }) => {
  await page.goto(compose(PAGE));
  await ready(page);
  await expect.poll(() => page.locator('slugline-ticker [aria-hidden] a').count()).toBeGreaterThan(2);
  const client = await page.context().newCDPSession(page);
  const links = async () => (await client.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored, role }) => !ignored && role.value === 'link').map(({ name }) => name.value.split(' ')[0]);
  const symbols = QUOTES.map(({ symbol }) => symbol);
  expect(await links()).toEqual(symbols);
  const focused = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    shadowRoot.querySelectorAll('[aria-hidden] > li')[2].querySelector('a').focus();
    const { activeElement } = shadowRoot;
    return { symbol: activeElement.textContent.slice(0, 6), isHidden: Boolean(activeElement.closest('[aria-hidden]')) };
  });
  expect(focused).toEqual({ symbol: 'QUOTE2', isHidden: false });
  expect(await links()).toEqual(symbols);
  const stops = await page.evaluate(() => [...document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.track a')].filter(({ tabIndex }) => tabIndex === 0).length);
  expect(stops).toBe(1);
});
