// Strips with a feed.
//
// When this fails, a reader takes figures from an hour ago for current ones, a page opens a connection for every strip or hammers a
// server that is down, or one broken frame empties a strip.

import { expectAccessible } from '../../support/axe.js';
import { quotes, ready } from '../../support/elements.js';
import { application, optionsOf } from '../../support/example.js';
import { expect, test as base } from '../../support/test.js';
import { feed } from './server.js';

const ofElement = base.extend({
  server: async ({ guest }, use) => {
    const server = await feed();
    guest.allow(server.url);
    guest.allow(server.url.replace('http', 'ws'));
    await use(server);
    await server.close();
  },
  /** Resolves when the strips show their content. */
  awake: async ({ page }, use) => {
    await use(() => ready(page));
  },
  /** Attributes with the addresses of the server: `{}` and, of its WebSocket, `{ws}`. */
  addressed: async ({ server }, use) => {
    await use((attributes) => attributes.replaceAll('{}', server.url).replaceAll('{ws}', server.url.replace('http', 'ws')));
  },
  /** Opens a page with strips that have these attributes, with `{}` in them. */
  strips: async ({ page, addressed, compose }, use) => {
    await use(async (...attributes) => {
      const html = attributes.map((text) => `<slugline-ticker ${addressed(text)}></slugline-ticker>`);
      await page.goto(
        compose(`<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>Live</title><link rel="stylesheet" href="/pkg/slugline.css">
          <script>
            window.told = []; window.errors = [];
            addEventListener('slugline-feed', ({ detail }) => told.push(detail.state));
            addEventListener('slugline-error', ({ detail }) => errors.push(detail));
          </script>
          <script type="module" src="/pkg/embed.js"></script><main><h1>Live</h1>${html.join('')}</main>`),
      );
    });
  },
  /** What the page does with its strips. */
  publisher: async ({ page, addressed }, use) => {
    const act = (action, argument) => page.evaluate(action, argument);
    await use({
      /** Gives the strip another `stream` or other `hours`. */
      gives: (name, value) => act(([name, value]) => document.querySelector('slugline-ticker').setAttribute(name, value), [name, addressed(value)]),
      /** Shows quotes of its own, without a feed. */
      leavesTheFeed: () => act(() => (document.querySelector('slugline-ticker').strip = { quotes: [{ symbol: 'CMSC', price: '1.10' }] })),
      reverses: () => act(() => document.querySelector('main').append(...Array.from(document.querySelectorAll('slugline-ticker')).reverse())),
      removesTheFirst: () => act(() => document.querySelector('slugline-ticker').remove()),
    });
  },
});

/** The same for strips in a page of the Leptos application of examples/leptos, whose options are in its address. */
const ofApplication = ofElement.extend({
  application,
  strips: async ({ page, guest, addressed, application }, use) => {
    guest.allow(application);
    await page.addInitScript(() => {
      window.told = [];
      window.errors = [];
      addEventListener('slugline-feed', ({ detail }) => window.told.push(detail.state));
      addEventListener('slugline-error', ({ detail }) => window.errors.push(detail));
    });
    await use(async (...attributes) => {
      const [options, ...others] = attributes.map((text) => optionsOf(addressed(text)));
      // The options of one strip are those of the page.
      const address = others.length ? new URLSearchParams([options, ...others].map((each) => ['strip', `${each}`])) : options;
      await page.goto(`${application}/strip?${address}`);
    });
  },
  awake: async ({ page }, use) => {
    await use(() => expect(quotes(page).first()).toBeVisible());
  },
  publisher: async ({ page, addressed }, use) => {
    const press = (name) => page.getByRole('button', { name }).click();
    await use({
      gives: async (name, value) => {
        const field = page.getByLabel({ stream: 'Stream', hours: 'Hours' }[name]);
        await field.fill(addressed(value));
        await field.press('Enter');
      },
      leavesTheFeed: () => press('Leave the feed'),
      reverses: () => press('Reverse'),
      removesTheFirst: () => press('One less'),
    });
  },
});

const snapshot = (...list) => JSON.stringify({ label: 'NORTH', source: 'Example figures', quotes: list });
const A = { symbol: 'AAA', price: '10.00', previous_close: '8.00', time: 1_000 };
const B = { symbol: 'BBB', price: '5.00', previous_close: '5.00', time: 1_000 };
const TWO = snapshot(A, B);

const source = (page, nth = 0) => page.locator('slugline-ticker .source').nth(nth);
const announced = (page) => page.locator('slugline-ticker .announcement');
const told = (page) => page.evaluate(() => window.told);
const codes = (page) => page.evaluate(() => window.errors.map(({ code }) => code));
const state = (page) => page.evaluate(() => window.told.at(-1));

/** Lets the page believe that its tab is shown, or not. */
const look = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

// The same rules hold for the element and for `<Ticker>` in a Leptos application.

for (const [host, test, isApplication] of [['an element', ofElement, false], ['a Leptos application', ofApplication, true]]) {
  test.describe(host, () => {
    for (const [name, stream] of [['Server-Sent Events', 'stream="{}/events"'], ['a WebSocket', 'stream="{ws}/socket"']]) {
      test(`${name}: the snapshot, then ticks, however many strips by one connection`, async ({ page, server, strips, awake, publisher }) => {
        server.snapshot = TWO;
        const one = `src="{}/snapshot" ${stream}`;
        await strips(one, `${one} label="SOUTH"`, `${one} label="WEST" symbols="BBB" lang="de"`);
        await awake();
        await expect.poll(() => server.open).toBe(1);
        await expect.poll(() => state(page)).toBe('live');
        server.send({ quotes: [{ symbol: 'AAA', price: '9.00', time: 2_000 }, { symbol: 'BBB', price: '5.50', time: 2_000 }] });
        // Change and percent are reckoned from the close of the snapshot.
        await expect(quotes(page).first()).toHaveText(/AAA.*up|AAA.*\+12\.50%.*9\.00/);
        await expect(quotes(page).nth(1)).toHaveText(/BBB.*\+10\.00%.*5\.50/);
        await expect(quotes(page, 'slugline-ticker:nth-of-type(3)')).toHaveText([/BBB.*\+10,00.%.*5,50/]);
        expect([server.open, server.count('/snapshot')]).toEqual([1, 1]);
        await expect(source(page)).toContainText('Example figures · Live · as of');
        expect(await page.evaluate(() => [...new Set(window.told)])).toEqual(['connecting', 'live']);
        await expectAccessible(page);
        // The last one that goes closes the connection, a move does not.
        await publisher.reverses();
        await expect(quotes(page, 'slugline-ticker:first-of-type')).toHaveText([/BBB/]);
        await publisher.removesTheFirst();
        await publisher.removesTheFirst();
        await page.waitForTimeout(100);
        expect([server.open, server.count('/events') + server.count('/socket')]).toEqual([1, 1]);
        await publisher.removesTheFirst();
        await expect.poll(() => server.open).toBe(0);
      });
    }

    test('another stream replaces the former one, and quotes of the page without a feed end it', async ({ page, server, strips, publisher }) => {
      server.snapshot = TWO;
      await strips('src="{}/snapshot" stream="{}/events"');
      await expect.poll(() => server.open).toBe(1);
      await publisher.gives('stream', '{ws}/socket');
      await expect.poll(() => server.count('/socket')).toBe(1);
      // The socket stands, and not only the stream before it: a browser warns of a socket that is closed before.
      const shown = quotes(page).first();
      await expect(async () => {
        server.send({ quotes: [{ symbol: 'AAA', price: '7.77' }] });
        await expect(shown).toContainText('7.77', { timeout: 500 });
      }).toPass();
      await expect.poll(() => server.open).toBe(1);
      await publisher.leavesTheFeed();
      await expect(shown).toContainText('CMSC');
      await expect.poll(() => server.open).toBe(0);
      await expect(source(page)).not.toContainText('Live');
    });

    test('trading hours are read in every form, and others replace them', async ({ page, guest, server, strips, awake, publisher }) => {
      guest.announce(isApplication ? /the hours ".*" cannot be read: give such as/ : /hours=".*" is not known: trading hours such as/);
      // No time of this test is a Thursday.
      const [always, never] = ['always', 'Thu 00:00-00:01 UTC'];
      server.snapshot = snapshot(A);
      await page.clock.install({ time: '2026-11-20T14:30:00Z' });
      await strips(`src="{}/snapshot" hours="${always}"`);
      await awake();
      for (const [hours, time, isOpen] of [
        ['Mon-Fri 09:30-16:00 America/New_York', '2026-11-20T14:30:00Z', true],
        ['Mon-Fri 09:30-16:00 America/New_York', '2026-11-20T14:29:59Z', false],
        ['Mon-Fri 09:30-16:00 America/New_York', '2026-11-21T15:00:00Z', false],
        // In summer the same hours are others elsewhere.
        ['Mon-Fri 09:30-16:00 America/New_York', '2026-07-17T13:30:00Z', true],
        ['Mon-Fri 09:00-11:30 12:30-15:30 Asia/Tokyo', '2026-11-20T03:00:00Z', false],
        ['Mon-Fri 09:00-11:30 12:30-15:30 Asia/Tokyo', '2026-11-20T03:30:00Z', true],
        ['Sun-Thu 18:00-17:00 America/Chicago', '2026-11-20T22:59:00Z', true],
        ['Sun-Thu 18:00-17:00 America/Chicago', '2026-11-20T23:30:00Z', false],
        ['Fri-Mon 00:00-24:00 UTC', '2026-11-22T23:59:00Z', true],
        ['Fri-Mon 00:00-24:00 UTC', '2026-11-24T00:00:00Z', false],
        ['Mon,Wed 08:00-09:00 UTC; Fri 10:00-11:00 UTC', '2026-11-20T10:30:00Z', true],
        ['always', '2026-11-21T15:00:00Z', true],
        // What cannot be read counts as absent.
        ['Mon-Fri 09:30-16:00 Mars/Base', '2026-11-21T15:00:00Z', true],
        ['Mon-Fri 25:00-26:00 UTC', '2026-11-21T15:00:00Z', true],
      ]) {
        await page.clock.setFixedTime(time);
        const shows = async (isOpen) => {
          const text = expect(source(page), `${hours} at ${time}`);
          if (isOpen) await text.not.toContainText('Market closed');
          else await text.toContainText('Market closed');
        };
        await publisher.gives('hours', isOpen ? never : always);
        await shows(!isOpen);
        await publisher.gives('hours', hours);
        await shows(isOpen);
      }
    });

    for (const [path, fault] of [
      ['feed', 'reorder,duplicate,garbage'],
      ['feed.ws', 'reorder,duplicate,garbage'],
      ['feed', 'drop,huge'],
      ['feed.ws', 'drop,huge'],
      ['feed', 'skew,reorder'],
    ]) {
      test(`the last values are those of ${path}, under ${fault}`, async ({ page, guest, market, strips }) => {
        if (/garbage/.test(fault)) guest.announce(/^slugline: (syntax|quote|encoding|empty|format): /);
        const query = `seed=6&rate=500&batch=10&frames=200&fault=${fault}`;
        const stream = market(path, query).replace(/^http/, /ws$/.test(path) ? 'ws' : 'http');
        guest.allow(stream);
        await strips(`stream="${isApplication ? stream : stream.replaceAll('&', '&amp;')}"`);
        const response = await fetch(`${market('feed.json', query)}&wait=end`);
        const last = (await response.json()).quotes.map(({ price }) => price);
        const shown = async () => (await quotes(page).locator('.slugline-price').allTextContents()).map((price) => price.replace(/[^\d.]/g, ''));
        await expect.poll(shown, { timeout: 15_000 }).toEqual(last);
      });
    }

    test('polling: an unchanged snapshot is not sent again, and other symbols are a new list', async ({ page, server, strips, awake }) => {
      await page.clock.install();
      server.snapshot = TWO;
      await strips('src="{}/snapshot" interval="10"', 'src="{}/snapshot" interval="30"');
      await awake();
      await page.evaluate(() => ([window.first] = document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('li')));
      await page.clock.runFor(10_500);
      await expect.poll(() => server.count('/snapshot')).toBe(2);
      expect(server.asked.at(-1).headers['if-none-match']).toBeTruthy();
      server.snapshot = snapshot({ ...A, price: '9.00', time: 2_000 }, B);
      await page.clock.runFor(10_500);
      await expect(quotes(page).first()).toHaveText(/AAA.*\+12\.50%.*9\.00/);
      expect(await page.evaluate(() => window.first.isConnected), 'the list is not laid anew').toBe(true);
      server.snapshot = snapshot({ symbol: 'NEW', price: '1.00' });
      await page.clock.runFor(10_500);
      await page.clock.runFor(1_000);
      await expect(quotes(page, 'slugline-ticker:first-of-type')).toHaveText([/NEW.*1\.00/]);
      // Nobody can tell of figures that are fetched now and then that they are live.
      await expect(source(page)).not.toContainText('Live');
      expect(server.asked.every(({ method }) => method !== 'OPTIONS'), 'nothing that other origins must allow first').toBe(true);
    });

    test('nothing is written out of view, and then once', async ({ page, server, strips, awake }) => {
      server.snapshot = TWO;
      // The end of a mark is a change too.
      await strips('src="{}/snapshot" stream="{}/events" max-rate="60" flash="0"');
      await awake();
      await expect.poll(() => server.open).toBe(1);
      await expect.poll(() => state(page)).toBe('live');
      await page.evaluate(() => {
        const strip = document.querySelector('slugline-ticker');
        window.changes = 0;
        new MutationObserver((records) => (window.changes += records.length)).observe(strip.shadowRoot, {
          attributes: true, characterData: true, childList: true, subtree: true,
        });
        strip.before(Object.assign(document.createElement('div'), { id: 'room' }));
        document.querySelector('#room').style.height = '5000px';
      });
      // Motion and its copies come to rest.
      await page.waitForTimeout(300);
      let time = 1_000;
      const tick = async (prices) => {
        for (const price of prices) server.send({ quotes: [{ symbol: 'AAA', price, time: (time += 1_000) }] });
        if (!isApplication) await expect.poll(() => page.evaluate(() => document.querySelector('slugline-ticker').strip.quotes[0].price)).toBe(prices.at(-1));
        // Longer than between two updates of an application.
        await page.waitForTimeout(isApplication ? 400 : 100);
      };
      const changes = () => page.evaluate(() => window.changes);
      const before = await changes();
      await tick(['9.00', '9.10', '9.20']);
      expect(await changes(), 'off screen').toBe(before);
      await page.evaluate(() => document.querySelector('#room').remove());
      await expect(quotes(page).first()).toContainText('9.20');
      // In a hidden tab a browser draws no frame, which is what applications wait for; this test's tab only says that it is hidden.
      if (isApplication) return;
      await look(page, true);
      const shown = await changes();
      await tick(['9.30', '9.40', '9.50']);
      expect(await changes(), 'in a hidden tab').toBe(shown);
      await look(page, false);
      await expect(quotes(page).first()).toContainText('9.50');
    });

    for (const [rate, attribute] of [[4, ''], [1, 'max-rate="1"']])
      test(`many frames cause at most ${rate} writes a second, and only of what has changed`, async ({ page, server, strips, awake }) => {
        server.snapshot = TWO;
        await strips(`src="{}/snapshot" stream="{}/events" flash="0" ${attribute}`);
        await awake();
        await expect.poll(() => server.open).toBe(1);
        await expect.poll(() => state(page)).toBe('live');
        await page.evaluate(() => {
          const strip = document.querySelector('slugline-ticker');
          window.records = [];
          window.batches = 0;
          new MutationObserver((records) => {
            window.batches += 1;
            window.records.push(...records.map(({ type, target, attributeName }) => [type, (target.closest ? target : target.parentElement).closest('li')?.textContent.slice(0, 3), attributeName]));
          }).observe(strip.shadowRoot.querySelector('.track'), { attributes: true, characterData: true, childList: true, subtree: true });
        });
        const begin = Date.now();
        for (let tick = 1; tick <= 400; tick += 1) {
          server.send({ quotes: [{ symbol: 'AAA', price: `9.${String(tick % 100).padStart(2, '0')}`, time: 1_000 + tick }] });
          if (tick % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
        }
        server.send({ quotes: [{ symbol: 'AAA', price: '9.99', time: 9_000 }] });
        await expect(quotes(page).first()).toContainText('9.99');
        const { batches, records } = await page.evaluate(() => ({ batches: window.batches, records: window.records }));
        expect(batches).toBeLessThanOrEqual(Math.ceil(((Date.now() - begin) / 1000) * rate) + 2);
        expect(records.filter(([type, symbol]) => type === 'childList' || symbol !== 'AAA'), 'only what has changed').toEqual([]);
      });

    // The application is built without optimisation: it would take longer than a reader waits.
    if (!isApplication) test('a strip with a million symbols shows 500, and says so', async ({ page, server, strips, awake }) => {
      test.slow();
      server.snapshot = (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.write('{"quotes":[');
        for (let thousand = 0; thousand < 1000; thousand += 1) {
          const list = Array.from({ length: 1000 }, (_, number) => `{"symbol":"S${thousand * 1000 + number}","price":"1.00"}`);
          response.write(`${thousand ? ',' : ''}${list}`);
        }
        response.end(']}');
      };
      await strips('src="{}/snapshot"', 'src="{}/snapshot" symbols="S3 S1"');
      const warned = page.evaluate(() => new Promise((resolve) => addEventListener('slugline-ready', ({ detail }) => resolve(detail.warnings))));
      await awake();
      await expect(quotes(page, 'slugline-ticker:first-of-type')).toHaveCount(500);
      await expect(source(page)).toContainText('Only the first 500 are shown');
      await expect(quotes(page, 'slugline-ticker:nth-of-type(2)')).toHaveText([/S3/, /S1/]);
      await expect(source(page, 1)).not.toContainText('500');
      expect((await warned).join()).toContain('500');
    });

    test('a state that all quotes share is shown next to the source, any other next to its quote', async ({ page, server, strips, awake }) => {
      server.snapshot = snapshot({ ...A, state: 'live' }, { ...B, state: 'live' });
      await strips('src="{}/snapshot" stream="{}/events"');
      await awake();
      await expect.poll(() => server.open).toBe(1);
      server.send({ quotes: [{ symbol: 'BBB', state: 'halted' }] });
      await expect(quotes(page).nth(1)).toContainText('Trading halted');
      await expect(quotes(page).first()).not.toContainText('halted');
      await expectAccessible(page);
      server.send({ quotes: [{ symbol: 'AAA', state: 'delayed', delay: 15 }, { symbol: 'BBB', state: 'delayed', delay: 15 }] });
      await expect(source(page)).toContainText('Delayed 15 min');
      await expect(quotes(page).nth(1)).not.toContainText('halted');
      await expect.poll(() => state(page)).toBe('delayed');
      server.send({ quotes: [{ symbol: 'AAA', state: 'closed' }, { symbol: 'BBB', state: 'closed' }] });
      await expect.poll(() => state(page)).toBe('closed');
      await expect(source(page)).toContainText('Market closed');
    });

    test('without a snapshot the first frame is one, and until then the strip says that it is connecting', async ({ page, server, strips, awake }) => {
      await strips('stream="{}/events" label="Levels"');
      await expect.poll(() => server.open).toBe(1);
      await expect(source(page)).toHaveText('Connecting…');
      await expect(page.getByRole('region', { name: 'Levels' })).toBeVisible();
      server.send({ quotes: [] });
      server.send(JSON.parse(TWO));
      await awake();
      server.send({ quotes: [{ symbol: 'AAA', price: '12.00', time: 2_000 }, { symbol: 'CCC', price: '1' }] });
      await expect(quotes(page)).toHaveText([/AAA.*\+50\.00%.*12\.00/, /BBB.*5\.00/]);
      expect(await told(page)).toEqual(['connecting', 'live']);
    });

    test('polling: a server that is down is asked less and less often, and the strip says so', async ({ page, guest, server, strips, awake }) => {
      // The page's clock runs faster than any server answers.
      guest.announce(/^slugline: http: .*503/, /^Failed to load resource|^slugline: network: .*30 seconds/);
      await page.clock.install();
      server.snapshot = TWO;
      await strips('src="{}/snapshot" interval="5"');
      await awake();
      server.snapshot = (_, response) => response.writeHead(503).end();
      for (let minute = 0; minute < 20; minute += 1) {
        await page.clock.runFor(60_000);
        await page.waitForTimeout(20);
      }
      expect(server.count('/snapshot')).toBeLessThan(60);
      await expect(source(page)).toContainText('Connection lost');
      await expect(quotes(page).first()).toContainText('10.00');
      const failures = await page.evaluate(() => window.errors);
      expect(failures.filter(({ code }) => code === 'http').length, 'at most once a minute').toBeLessThanOrEqual(21);
      expect(failures.some(({ count }) => count > 1), 'with what was not told').toBe(true);
      server.snapshot = snapshot({ ...A, price: '9.00', time: 2_000 }, B);
      await expect
        .poll(async () => {
          await page.clock.runFor(5_000);
          return quotes(page).first().textContent();
        }, { timeout: 15_000 })
        .toContain('9.00');
      expect(await state(page)).toBe('live');
    });

    test('the first snapshot fails, and a later one is shown', async ({ page, guest, server, strips, awake }) => {
      guest.announce(/^slugline: syntax: /);
      await page.clock.install();
      server.snapshot = '{"quotes":[';
      await strips('src="{}/snapshot" stream="{}/events"');
      await expect.poll(() => codes(page)).toEqual(['syntax']);
      await expect(source(page)).toHaveText('Connection lost');
      expect(server.open, 'no stream before there is a snapshot').toBe(0);
      server.snapshot = TWO;
      await page.clock.runFor(5_000);
      await expect(quotes(page)).toHaveCount(2);
      await awake();
      await expect.poll(() => server.open).toBe(1);
    });

    test("the browser's own retry resumes", async ({ page, guest, server, strips }) => {
      guest.announce(/^slugline: network: .*closed the connection/);
      server.snapshot = TWO;
      const ids = [];
      server.connect = (stream) => {
        ids.push(stream.lastId);
        stream.raw('retry: 50\nid: 7\ndata: {"quotes":[]}\n\n');
      };
      await strips('src="{}/snapshot" stream="{}/events"');
      await expect.poll(() => ids).toEqual([undefined]);
      await expect.poll(() => state(page)).toBe('live');
      server.drop();
      await expect.poll(() => ids).toEqual([undefined, '7']);
      await expect.poll(() => told(page)).toEqual(['connecting', 'live', 'offline', 'live']);
      expect(server.count('/snapshot')).toBe(1);
    });

    for (const [name, stream] of [['Server-Sent Events', 'stream="{}/events"'], ['a WebSocket', 'stream="{ws}/socket"']]) {
      test(`${name}: a server that closes at once for an hour is not hammered`, async ({ page, guest, server, strips, awake }) => {
        // The page's clock runs faster than any server answers: some attempts seem to be silent.
        guest.announce(/^slugline: (network|silent): |^WebSocket connection .* closed before/);
        await page.clock.install();
        server.snapshot = TWO;
        // Each time it also sends a frame, so that it seems to be sound.
        server.connect = (stream) => {
          stream.raw?.('retry: 1\n');
          stream.send('{"quotes":[]}');
          setTimeout(() => stream.end(), 5);
        };
        await strips(`src="{}/snapshot" ${stream}`);
        await awake();
        for (let minute = 0; minute < 60; minute += 1) {
          await page.clock.runFor(60_000);
          await page.waitForTimeout(25);
        }
        const attempts = server.count('/events') + server.count('/socket');
        expect(attempts).toBeGreaterThan(10);
        expect(attempts).toBeLessThan(130);
        const failures = (await codes(page)).filter((code) => code === 'network');
        expect(failures.length, 'at most once a minute').toBeLessThanOrEqual(61);
        await expect(quotes(page).first()).toContainText('10.00');
      });
    }

    test('a silent server makes the strip stale, is announced once, and is tried again', async ({ page, guest, server, strips, awake }) => {
      guest.announce(/^slugline: silent: /);
      await page.clock.install();
      server.snapshot = TWO;
      await strips('src="{}/snapshot" stream="{}/events"');
      await awake();
      await expect.poll(() => state(page)).toBe('live');
      await page.evaluate(() => {
        window.words = [];
        const status = document.querySelector('slugline-ticker').shadowRoot.querySelector('[role=status]');
        new MutationObserver(() => window.words.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
      });
      await page.clock.runFor(61_000);
      await expect.poll(() => state(page)).toBe('stale');
      await expect(source(page)).toContainText('Not up to date');
      if (!isApplication) expect(await page.evaluate(() => document.querySelector('slugline-ticker').matches(':state(stale)'))).toBe(true);
      await expect(announced(page)).toHaveText('');
      await page.clock.runFor(31_000);
      await expect(announced(page)).toHaveText('NORTH: Not up to date');
      // Made anew, with a snapshot, it is as silent as before.
      await page.clock.runFor(40_000);
      await expect.poll(() => server.count('/events')).toBe(2);
      expect(server.count('/snapshot')).toBe(2);
      await page.clock.runFor(60_000);
      expect(await state(page)).toBe('stale');
      await expect(quotes(page).first()).toContainText('10.00');
      await expect.poll(() => server.open).toBe(1);
      server.send({ quotes: [{ symbol: 'AAA', price: '9.00', time: 2_000 }] });
      await expect.poll(() => state(page)).toBe('live');
      await page.clock.runFor(1_000);
      await expect(quotes(page).first()).toContainText('9.00');
      await expect(announced(page)).toHaveText('NORTH: Connection restored');
      expect(await page.evaluate(() => window.words)).toEqual(['NORTH: Not up to date', 'NORTH: Connection restored']);
      expect(await told(page)).toEqual(['connecting', 'live', 'stale', 'live']);
    });

    test('a short loss is not announced, nor is its end', async ({ page, guest, server, strips }) => {
      guest.announce(/^slugline: network: /);
      await page.clock.install();
      server.snapshot = TWO;
      await strips('src="{}/snapshot" stream="{ws}/socket"');
      await expect.poll(() => server.open).toBe(1);
      await expect.poll(() => state(page)).toBe('live');
      server.drop();
      await expect.poll(() => state(page)).toBe('offline');
      await expect(source(page)).toContainText('Connection lost');
      await page.clock.runFor(2_000);
      await expect.poll(() => server.open).toBe(1);
      server.send({ quotes: [] });
      await expect.poll(() => state(page)).toBe('live');
      await page.clock.runFor(40_000);
      await expect(announced(page)).toHaveText('');
    });

    test('the strip reconnects at once when the network is back', async ({ page, context, guest, server, strips }) => {
      guest.announce(/^slugline: network: the browser is offline|ERR_INTERNET_DISCONNECTED/);
      await page.clock.install();
      server.snapshot = TWO;
      await strips('src="{}/snapshot" stream="{}/events"');
      await expect.poll(() => state(page)).toBe('live');
      await context.setOffline(true);
      await expect.poll(() => state(page)).toBe('offline');
      await expect.poll(() => server.open).toBe(0);
      await page.clock.runFor(500);
      await context.setOffline(false);
      await page.clock.runFor(1_000);
      await expect.poll(() => server.open).toBe(1);
      expect(server.count('/snapshot')).toBe(2);
    });

    test('a hidden page closes the stream, and on return takes a snapshot, then a fresh stream', async ({ page, server, strips, awake }) => {
      await page.clock.install();
      server.snapshot = TWO;
      await strips('src="{}/snapshot" stream="{}/events"');
      await awake();
      await expect.poll(() => server.open).toBe(1);
      await look(page, true);
      await page.clock.runFor(30_000);
      await look(page, false);
      await page.clock.runFor(40_000);
      expect(server.count('/events'), 'a short absence changes nothing').toBe(1);
      server.send({ quotes: [{ symbol: 'BBB', price: '5.10', time: 1_500 }] });
      await page.clock.runFor(1_000);
      await expect(quotes(page).nth(1)).toContainText('5.10');
      await look(page, true);
      await page.clock.runFor(61_000);
      await expect.poll(() => server.open).toBe(0);
      await page.clock.runFor(3_600_000);
      expect([server.count('/snapshot'), server.count('/events')]).toEqual([1, 1]);
      expect(await told(page), 'who sleeps is not lost').not.toContain('offline');
      server.snapshot = snapshot({ ...A, price: '9.00', time: 2_000 }, B);
      await look(page, false);
      await page.clock.runFor(1_500);
      await expect.poll(() => server.open).toBe(1);
      await page.clock.runFor(500);
      await expect(quotes(page).first()).toContainText('9.00');
      expect(server.asked.slice(-2).map(({ path }) => path)).toEqual(['/snapshot', '/events']);
      await expect.poll(() => state(page)).toBe('live');
    });

    test('after bad frames the last good values stay, and each kind is reported once with its count', async ({ page, guest, server, strips, awake }) => {
      guest.announce(/^slugline: (syntax|format|quote|frame-too-large|encoding|no-strip|empty): /);
      server.snapshot = TWO;
      await strips('src="{}/snapshot" stream="{ws}/socket"');
      await awake();
      await expect.poll(() => server.open).toBe(1);
      const bad = [
        'garbage',
        '{"quotes":[{"symbol":"AAA","price":"99.00"',
        '<!DOCTYPE html><title>502</title>',
        '',
        '[1,2,3]',
        '"AAA"',
        'null',
        '{"headline":"A story"}',
        '{"quotes":"none"}',
        '{"quotes":[{"symbol":7,"price":"99.00"},null,[],"AAA"]}',
        '{"quotes":[{"symbol":"AAA","price":NaN}]}',
        '{"quotes":[{"symbol":"AAA","price":"NaN","time":2000}]}',
        '{"quotes":[{"symbol":"AAA","price":"-9.00","time":2000}]}',
        '{"quotes":[{"symbol":"AAA","price":"0","time":2000}]}',
        '{"quotes":[{"symbol":"AAA","price":"9000000.00","time":2000}]}',
        '{"quotes":[{"symbol":"AAA","price":"1e400","time":2000}]}',
        '{"quotes":[{"symbol":"AAA","price":"99999999999999999999","time":2000}]}',
        '{"quotes":[{"symbol":"AAA","price":"99.00","time":500}]}',
        `{"quotes":[{"symbol":"AAA","price":"99.00","name":"${'x'.repeat(1_100_000)}"}]}`,
        '['.repeat(10_000),
        JSON.stringify({ quotes: Array.from({ length: 20_000 }, (_, number) => ({ symbol: `X${number}`, price: '1' })) }),
        Buffer.from([0, 255, 1]),
      ];
      for (const frame of bad) server.send(frame);
      // Times out of this world do not keep later ticks out.
      server.send({ quotes: [{ symbol: 'BBB', price: '5.10', time: 253_402_300_800_000 }] });
      server.send({ quotes: [{ symbol: 'BBB', price: '5.20', time: 3_000 }] });
      await expect(quotes(page)).toHaveText([/AAA.*10\.00/, /BBB.*5\.20/]);
      await expect.poll(async () => (await codes(page)).sort()).toEqual(['empty', 'encoding', 'format', 'frame-too-large', 'no-strip', 'quote', 'syntax']);
      server.send({ quotes: [{ symbol: 'AAA', price: '9.00', time: 3_000 }] });
      await expect(quotes(page).first()).toHaveText(/AAA.*\+12\.50%.*9\.00/);
      expect(await state(page)).toBe('live');
    });

    test('an endless source is aborted', async ({ page, guest, server, strips, awake }) => {
      guest.announce(/^slugline: network: .*30 seconds/);
      await page.clock.install();
      server.snapshot = (_, response) => {
        server.snapshot = TWO;
        response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"quotes":[');
      };
      await strips('src="{}/snapshot"');
      await expect.poll(() => server.count('/snapshot')).toBe(1);
      await expect(source(page)).toHaveText('Connecting…');
      await page.clock.runFor(31_000);
      await expect.poll(() => codes(page)).toEqual(['network']);
      await page.clock.runFor(2_000);
      await expect(quotes(page)).toHaveCount(2);
      await awake();
    });

    test('outside of trading hours the market is closed, not stale', async ({ page, server, strips }) => {
      // Friday, 15:59:30 in New York.
      await page.clock.install({ time: '2026-11-20T20:59:30Z' });
      server.snapshot = snapshot({ ...A, time: Date.parse('2026-11-20T20:59:00Z') });
      await strips('src="{}/snapshot" stream="{}/events" hours="Mon-Fri 09:30-16:00 America/New_York"');
      await expect.poll(() => state(page)).toBe('live');
      await page.clock.runFor(31_000);
      await expect.poll(() => state(page)).toBe('closed');
      await page.clock.runFor(70_000);
      await expect(source(page)).toContainText('Market closed');
      await expect(source(page)).not.toContainText('Not up to date');
      await expect(announced(page)).toHaveText('');
      expect(await told(page)).not.toContain('stale');
    });
  });
}

// An application has no such method: its own quotes are a signal, which keeps the last ones.
ofElement('ticks of the page before the strip is there are not lost', async ({ page, server, strips }) => {
  let answer;
  server.snapshot = (_, response) => (answer = () => response.writeHead(200, { 'Content-Type': 'application/json' }).end(TWO));
  await strips('src="{}/snapshot"');
  await page.evaluate(async () => {
    await customElements.whenDefined('slugline-ticker');
    const strip = document.querySelector('slugline-ticker');
    for (let tick = 0; tick < 300; tick += 1) strip.apply([{ symbol: 'AAA', price: `9.${100 + tick}`, time: 2_000 + tick }]);
  });
  await expect.poll(() => Boolean(answer)).toBe(true);
  answer();
  await ready(page);
  await expect(quotes(page).first()).toContainText('9.399');
});

const HUNDRED = 'strips="100" src="{}/snapshot" stream="{}/events"';

ofApplication('a hundred strips of one feed have one connection, and leave it when they go between a tick and its frame', async ({ page, server, strips }) => {
  server.snapshot = TWO;
  await strips(HUNDRED);
  await expect(page.locator('slugline-ticker')).toHaveCount(100);
  await expect(source(page, 99)).toContainText('Live');
  expect([server.open, server.count('/snapshot'), server.count('/events')]).toEqual([1, 1, 1]);
  server.send({ quotes: [{ symbol: 'AAA', price: '9.00', time: 2_000 }] });
  for (const nth of [0, 99]) {
    // Nothing is written out of view.
    await page.locator('slugline-ticker').nth(nth).scrollIntoViewIfNeeded();
    await expect(quotes(page, `slugline-ticker:nth-of-type(${nth + 1})`).first()).toContainText('9.00');
  }
  // Updates wait up to a quarter of a second for their frame.
  server.send({ quotes: [{ symbol: 'AAA', price: '9.10', time: 3_000 }] });
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('slugline-ticker')).toHaveCount(0);
  await expect.poll(() => server.open).toBe(0);
  await page.waitForTimeout(500);
  expect(server.asked).toHaveLength(2);
});

ofApplication('a hundred strips that go while their snapshot is fetched end the fetch, and the next ones begin anew', async ({ page, server, strips }) => {
  let [begun, aborted] = [0, 0];
  server.snapshot = (request, response) => {
    begun += 1;
    response.on('close', () => (aborted += response.writableFinished ? 0 : 1));
  };
  await strips(HUNDRED);
  await expect.poll(() => begun).toBe(1);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => aborted).toBe(1);
  await expect.poll(() => server.open).toBe(0);
  server.snapshot = TWO;
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(quotes(page, 'slugline-ticker:nth-of-type(100)')).toHaveCount(2);
  expect([server.open, server.count('/snapshot'), await codes(page)]).toEqual([1, 2, []]);
});

ofApplication('a quote in a text holds its value while a strip is stopped, also one that stores nothing, and keeps no record of it', async ({ page, server, strips, awake }) => {
  server.snapshot = TWO;
  await strips('src="{}/snapshot" stream="{}/events" quote="AAA" persist="none"');
  await awake();
  await page.evaluate(() => localStorage.setItem('slugline', '{"version":1,"paused":true}'));
  await page.reload();
  await awake();
  await expect.poll(() => page.evaluate(() => ({ ...localStorage })), 'the record of strips is deleted').toEqual({});
  const quote = page.locator('slugline-quote');
  let time = 1_000;
  const tick = async (price) => {
    await expect.poll(() => server.open).toBe(1);
    server.send({ quotes: [{ symbol: 'AAA', price, time: (time += 1_000) }] });
  };
  await tick('9.00');
  await expect(quote).toContainText('9.00');
  await page.getByRole('button', { name: 'Pause the ticker' }).click();
  await tick('9.10');
  // Longer than between two updates.
  await page.waitForTimeout(500);
  await expect(quotes(page).first()).toContainText('9.00');
  await expect(quote).toContainText('9.00');
  await page.getByRole('button', { name: 'Play the ticker' }).click();
  await expect(quote).toContainText('9.10');
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
});
