// A strip with the relay as its feed: alone, and through nginx with Nchan.
//
// When this fails, a reader's strip stops updating when a relay is restarted, or shows an older price than before.

import { startChain } from '../../support/chain.js';
import { quotes, ready } from '../../support/elements.js';
import { expect, test as base } from '../../support/test.js';

const test = base.extend({
  /** Starts a chain for pages of the test's own site. */
  chain: async ({ page, guest, site }, use) => {
    const chains = [];
    await use(async (nodes, relays) => {
      const chain = await startChain(nodes, relays, new URL(site).origin);
      chains.push(chain);
      for (const url of [...chain.nodes, ...chain.relays]) {
        guest.allow(url);
        guest.allow(url.replace('http', 'ws'));
      }
      return chain;
    });
    // A strip would tell that its servers are gone.
    await page.goto('about:blank');
    for (const chain of chains) await chain.close();
  },
  /** Opens a page with a strip of this server, and notes each price of its first quote. */
  follow: async ({ page, compose }, use) => {
    await use(async (server, stream) => {
      await page.goto(
        compose(`<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>Relay</title>
          <script type="module" src="/pkg/embed.js"></script>
          <slugline-ticker src="${server}/snapshot.json" stream="${stream}" max-rate="4"></slugline-ticker>`),
      );
      await ready(page);
      await page.evaluate(() => {
        window.prices = [];
        const strip = document.querySelector('slugline-ticker');
        const note = () => {
          const price = strip.strip.quotes[0].price;
          if (price !== window.prices.at(-1)) window.prices.push(price);
          requestAnimationFrame(note);
        };
        note();
      });
    });
  },
});

/** The price of a tick, as digits. */
const price = (tick) => (1000 + tick / 100).toFixed(2);

/** What the strip shows: the digits of each price. */
const shown = async (page) => {
  const prices = await quotes(page).locator('.slugline-price').allTextContents();
  return prices.map((text) => text.replace(/[^\d.]/g, ''));
};

/** The market closes; the strip ends with its last prices, and went back to none on the way. */
async function expectLast(page, chain) {
  const last = Number(await chain.tell('close'));
  await expect.poll(() => shown(page), { timeout: 20_000 }).toEqual(Array(50).fill(price(last)));
  const prices = (await page.evaluate(() => window.prices)).map(Number);
  expect(prices.length, 'prices on the way').toBeGreaterThan(2);
  expect(prices, 'no price is lower than the one before').toEqual(prices.toSorted((a, b) => a - b));
}

/** Waits until the strip shows a tick that was not there when this began. */
async function expectNew(page, chain) {
  const tick = Number(await chain.tell('last')) + 1;
  await expect.poll(async () => Number((await shown(page))[0]) >= Number(price(tick)), { timeout: 20_000 }).toBe(true);
}

for (const [name, address] of [
  ['Server-Sent Events', (server) => `${server}/stream`],
  ['a WebSocket', (server) => `${server.replace('http', 'ws')}/socket`],
]) {
  test(`${name} of nginx: the strip continues when the leading relay is killed`, async ({ page, chain, follow }) => {
    test.skip(process.env.SLUGLINE_CHAIN === 'none', 'nginx with Nchan and Redis cannot be had on this machine');
    test.slow();
    const servers = await chain(1, 2);
    const [node] = servers.nodes;
    await follow(node, address(node));
    await expectNew(page, servers);
    const before = await servers.tell('leader');
    await servers.tell('kill-leader');
    await expectNew(page, servers);
    expect(await servers.tell('leader')).not.toBe(before);
    await expectLast(page, servers);
  });

  test(`${name} of the relay alone: the strip continues when it is restarted`, async ({ page, guest, chain, follow }) => {
    // The browser tells of the connection that was refused, and the strip of the lost feed.
    guest.announce(/^slugline: network: |ERR_|^WebSocket connection/);
    test.slow();
    const servers = await chain(0, 1);
    const [relay] = servers.relays;
    await follow(relay, address(relay));
    await expectNew(page, servers);
    await servers.tell('restart');
    await expectNew(page, servers);
    await expectLast(page, servers);
  });
}
