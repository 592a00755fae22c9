// Moving quotes from the program's own server.
//
// When this fails, a reader sees a price that is not the feed's last one, or the demonstration does not work.

import { quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

/** What a strip shows: the digits of each price. */
const shown = async (page) => {
  const prices = await quotes(page).locator('.slugline-price').allTextContents();
  return prices.map((price) => price.replace(/[^\d.]/g, ''));
};

for (const fault of ['', 'reorder,duplicate', 'drop']) {
  for (const path of ['feed', 'feed.ws']) {
    test(`the last values are those of ${path}${fault && `, under ${fault}`}`, async ({ page, market, compose }) => {
      const query = `seed=5&rate=2000&batch=10&frames=300&fault=${fault}`;
      const snapshot = market('feed.json', query);
      await page.goto(
        compose(`<!DOCTYPE html><title>A feed</title><script type="module" src="/pkg/embed.js"></script><slugline-ticker src="${snapshot}">`),
      );
      await ready(page);
      await page.evaluate((address) => {
        const strip = document.querySelector('slugline-ticker');
        const source = /\.ws\?/.test(address) ? new WebSocket(address.replace(/^http/, 'ws')) : new EventSource(address);
        source.onmessage = ({ data }) => strip.apply(JSON.parse(data).quotes);
      }, market(path, query));
      const response = await fetch(`${snapshot}&wait=end`);
      const last = (await response.json()).quotes.map(({ price }) => price);
      expect(last).toHaveLength(16);
      await expect.poll(() => shown(page)).toEqual(last);
    });
  }
}

test('the page works when the program serves it', async ({ page, program, guest }) => {
  guest.allow(program);
  await page.goto(program);
  await ready(page);
  await expect(quotes(page)).toHaveCount(16);
});
