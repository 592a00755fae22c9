// A Leptos application with a strip and a story. When this fails, the page of a Leptos developer is empty without scripts, panics when
// it hydrates, or is broken by a script tag on the same page. Every page here has a strict policy, with Trusted Types.

import { expect, test as base } from '../../support/test.js';
import { application } from '../../support/example.js';
import { frames, isSame, motion, moving, sight, stand } from '../../support/strip.js';

const test = base.extend({
  application,
  /** The address of a page of the application. */
  address: async ({ guest, application }, use) => {
    guest.allow(application);
    await use((path) => application + path);
  },
});

const HEADLINE = 'The machine that taught the market to tick';
const hosts = (page) => page.locator('slugline-ticker, slugline-article');
/** Resolves when both hosts have what belongs around their text. */
const awake = (page) => expect(page.locator('[data-slugline-ready]')).toHaveCount(2);

test('without a script the page is complete', async ({ browser, address }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address('/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
  await expect(page.locator('slugline-ticker > ul > li').first()).toBeVisible();
  expect(await page.locator('slugline-ticker > ul > li').count()).toBeGreaterThan(5);
  expect(await page.locator('.slugline-body > p').count()).toBeGreaterThan(5);
  await expect(page.locator('slugline-quote')).toHaveText(/^Rio Tinto\s+▼\s+−1\.9%\s+\$60\.54\s*$/);
  await expect(page.locator('time')).toHaveText(/^November 22, 2026 at 9:30\sAM\sGMT-5$/);
  await context.close();
});

for (const [what, options] of Object.entries({
  'as the server is': {},
  'far away, in another language and with less motion': { locale: 'ar', timezoneId: 'Pacific/Auckland', reducedMotion: 'reduce', colorScheme: 'dark' },
})) {
  test(`the browser hydrates what the server rendered: a reader ${what}`, async ({ browser, address, application }) => {
    const context = await browser.newContext({ ...options });
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => message.location().url.endsWith('/favicon.ico') || said.push(message.text()));
    page.on('pageerror', (error) => said.push(`${error}`));
    // A clock that is years behind.
    if (options.locale) await page.clock.setFixedTime(new Date('2001-01-01T00:00:00Z'));
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        globalThis.served = [...document.querySelectorAll('slugline-ticker, slugline-quote, slugline-article, .slugline-headline, .slugline-body > p')];
      });
    });
    await page.goto(address('/'));
    await awake(page);
    expect(await page.evaluate(() => served.length > 5 && served.every((node) => node.isConnected)), 'the nodes are the served ones').toBe(true);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
    // By the reader's clock, where it takes as many lines.
    if (options.timezoneId) await expect(page.locator('time')).toHaveText(/^November 23, 2026 at 3:30/);
    await page.getByRole('button', { name: 'A+' }).click();
    await expect(page.locator('#said')).toHaveText('The text is at 112.5 %.');
    await page.getByRole('button', { name: 'Close the story' }).click();
    await expect(page.locator('slugline-article')).toHaveCount(0);
    await page.getByRole('button', { name: 'Open the story' }).click();
    await awake(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
    expect(said).toEqual([]);
    await context.close();
  });
}

test('text size, pause button and selection work', async ({ page, address }) => {
  await page.goto(address('/'));
  await awake(page);
  const paragraph = page.locator('.slugline-body > p').first();
  const height = async () => (await paragraph.boundingBox()).height;
  const former = await height();
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'A+' }).click();
  await expect.poll(height).toBeGreaterThan(former * 1.2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('#said')).toHaveText('The strip holds its figures.');
  await page.locator('slugline-ticker').getByRole('link').first().click();
  await expect(page.locator('#said')).toHaveText('CMSC was chosen.');
  expect(new URL(page.url()).hash).toBe('#CMSC');
});

test('nothing moves when the page hydrates', async ({ page, address }) => {
  await page.route('**/example_bg.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(address('/'), { waitUntil: 'domcontentloaded' });
  const places = () =>
    page.locator('.slugline-headline, .slugline-body > p, main').evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().top)));
  const before = await places();
  await awake(page);
  expect(await places()).toEqual(before);
});

test('a page rendered only in the browser works', async ({ page, address }) => {
  await page.goto(address('/client'));
  await awake(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
  // The style sheet is there without a file of it.
  expect(await page.locator('.slugline-headline').evaluate((node) => getComputedStyle(node).fontWeight)).toBe('700');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('slugline-article')).getPropertyValue('--slugline-css'))).toBe('1');
  await page.getByRole('button', { name: 'A+' }).click();
  await expect(page.locator('#said')).toHaveText('The text is at 112.5 %.');
});

test('the script tag of the package ignores the hosts of the application', async ({ page, address }) => {
  await page.goto(address('/with-script-tag'));
  await awake(page);
  await page.evaluate(() => customElements.whenDefined('slugline-article'));
  await expect(hosts(page)).toHaveCount(2);
  // One set of controls, one strip.
  await expect(page.getByRole('button', { name: 'A+' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(1);
  expect(await page.evaluate(() => document.querySelector('slugline-article').matches(':state(ready)'))).toBe(false);
  // An element that is the page's own is still the package's.
  await page.evaluate(() => {
    const own = document.createElement('slugline-article');
    own.id = 'own';
    document.body.append(own);
    own.article = { headline: 'Its own' };
  });
  await expect(page.locator('#own')).toContainText('Its own');
  await page.getByRole('button', { name: 'Close the story' }).click();
  await expect(page.locator('slugline-article')).toHaveCount(1);
});

test('stories of the application and of the script tag have one record of preferences, in every tab and after a reload', async ({ page, context, address }) => {
  const scale = (page, selector) => page.evaluate((selector) => getComputedStyle(document.querySelector(selector)).getPropertyValue('--slugline-text-scale'), selector);
  await page.goto(address('/with-script-tag'));
  await awake(page);
  await page.evaluate(async () => {
    const own = document.createElement('slugline-article');
    own.id = 'own';
    document.body.append(own);
    own.article = { headline: 'Its own', body: [{ type: 'paragraph', text: ['Words.'] }] };
    await own.ready;
  });
  const other = await context.newPage();
  await other.goto(address('/'));
  await awake(other);
  const application = page.locator('slugline-article:not(#own)');
  await application.locator('.larger').click();
  expect(JSON.parse(await page.evaluate(() => localStorage.slugline))).toMatchObject({ textSize: 112.5 });
  const body = '.slugline-body';
  for (const [tab, selector] of [[page, `slugline-article:not(#own) ${body}`], [page, `#own ${body}`], [other, body]])
    await expect.poll(() => scale(tab, selector)).toBe('1.125');
  // And the other way: what is chosen in an element of the script tag is seen by the application.
  await page.locator('#own .larger').click();
  await expect.poll(() => scale(page, `slugline-article:not(#own) ${body}`)).toBe('1.250');
  await page.reload();
  await awake(page);
  await expect.poll(() => scale(page, body)).toBe('1.250');
});

for (const [what, record] of [['a corrupt record', '{"version":1,"textSize":'], ['a foreign record', '"blue"']])
  test(`${what} of preferences changes nothing in an application, and is replaced by the next choice`, async ({ page, address }) => {
    await page.addInitScript((record) => sessionStorage.begun ?? ((sessionStorage.begun = 'yes'), (localStorage.slugline = record)), record);
    await page.goto(address('/'));
    await awake(page);
    await page.locator('.larger').click();
    await expect(page.locator('#said')).toHaveText('The text is at 112.5 %.');
    expect(JSON.parse(await page.evaluate(() => localStorage.slugline))).toMatchObject({ textSize: 112.5 });
  });

for (const [what, spoil] of Object.entries({
  'a storage that throws': () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } }),
  'a storage that is full': () => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }),
}))
  test(`with ${what}, choices in an application last as long as the page`, async ({ page, address }) => {
    await page.addInitScript(spoil);
    await page.goto(address('/'));
    await awake(page);
    for (const step of ['112.5', '125']) {
      await page.locator('.larger').click();
      await expect(page.locator('#said')).toHaveText(`The text is at ${step} %.`);
    }
  });

test('a strip of the script tag follows the feed of the application by the same connection', async ({ page, address }) => {
  const requests = [];
  page.on('request', (request) => new URL(request.url()).pathname === '/feed' && requests.push(request));
  await page.goto(address('/with-script-tag'));
  await awake(page);
  const figures = (id) => page.evaluate((id) => document.querySelector(id).shadowRoot.querySelector('.track > ul')?.textContent.replace(/\s+/g, ' '), id);
  const first = await figures('slugline-ticker');
  await expect.poll(() => figures('slugline-ticker')).not.toBe(first);
  await page.evaluate(() => {
    const strip = document.createElement('slugline-ticker');
    strip.id = 'own';
    strip.setAttribute('stream', '/feed');
    strip.setAttribute('href-template', '#{symbol}');
    document.body.prepend(strip);
  });
  // All quotes of the application are there at once, as they are now, though the stream told them long before.
  await expect(page.locator('#own').getByRole('link')).toHaveCount(16);
  expect(requests).toHaveLength(1);
  const own = await figures('#own');
  await expect.poll(() => figures('#own')).not.toBe(own);
  const isEqual = async () => {
    const [one, other] = await Promise.all(['slugline-ticker:not(#own)', '#own'].map(figures));
    return one === other;
  };
  await expect.poll(isEqual, 'both write the same figures').toBe(true);
  // One that goes leaves the stream to the application, and the next one joins it again.
  await page.evaluate(() => {
    const strip = document.getElementById('own');
    strip.remove();
    strip.id = 'next';
    setTimeout(() => document.body.prepend(strip), 100);
  });
  await expect(page.locator('#next').getByRole('link')).toHaveCount(16);
  expect(requests).toHaveLength(1);
});

test('the strip follows its feed by one connection, holds its values while paused, and closes the feed with the page', async ({ page, address }) => {
  const streams = [];
  page.on('request', (request) => new URL(request.url()).pathname === '/feed' && streams.push(request));
  await page.goto(address('/'));
  await awake(page);
  const figures = () => page.locator('slugline-ticker').evaluate((strip) => strip.shadowRoot.querySelector('.track > ul').textContent);
  const first = await figures();
  await expect.poll(figures).not.toBe(first);
  // A quote is written where it stands: what has the focus keeps it.
  const link = page.locator('slugline-ticker').getByRole('link').first();
  await link.focus();
  const before = await figures();
  await expect.poll(figures).not.toBe(before);
  await expect(link).toBeFocused();
  await page.getByRole('button', { name: 'Pause' }).click();
  const held = await figures();
  await page.waitForTimeout(1000);
  expect(await figures()).toBe(held);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(figures).not.toBe(held);
  expect(streams).toHaveLength(1);
});

test('a lost feed is reported, and reconnects', async ({ page, address, guest }) => {
  guest.announce(/^slugline: network: the browser is offline/);
  await page.goto(address('/'));
  await awake(page);
  const source = page.locator('slugline-ticker').locator('.source');
  await expect(source).toContainText('Example figures');
  await page.context().setOffline(true);
  await expect(source).toContainText('Connection lost');
  await page.context().setOffline(false);
  await expect(source).not.toContainText('Connection lost');
});

/** What stands in the cells of the list, and in each copy so far as that goes. */
const lists = (page) =>
  page.locator('slugline-ticker').evaluate(({ shadowRoot }) => Array.from(shadowRoot.querySelectorAll('.track > ul'), (list) => Array.from(list.children, (quote) => quote.textContent)));

for (const path of ['/', '/client'])
  test(`the strip of ${path} moves, and a tick is seen in the list and in its copies while the motion goes on where it was`, async ({ page, address }) => {
    await page.goto(address(path));
    await awake(page);
    await moving(page);
    const before = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('slugline-ticker');
      [window.animation] = shadowRoot.querySelector('.track').getAnimations();
      window.first = shadowRoot.querySelector('.track > ul > li');
      return window.animation.currentTime;
    });
    const figures = await lists(page);
    expect(figures.length).toBeGreaterThan(1);
    for (let tick = 0; tick < 3; tick += 1) {
      const [former] = await lists(page);
      await expect.poll(async () => (await lists(page))[0]).not.toEqual(former);
      const [list, ...copies] = await lists(page);
      for (const copy of copies) expect(copy).toEqual(list.slice(0, copy.length));
    }
    expect(await isSame(page), 'the same animation').toBe(true);
    const after = await page.evaluate(() => [window.first.isConnected, window.animation.currentTime, window.animation.playState]);
    expect(after).toEqual([true, expect.any(Number), 'running']);
    expect(after[1]).toBeGreaterThan(before + 500);
    expect(await page.locator('slugline-ticker [aria-hidden] a:not([tabindex="-1"])').count(), 'copies are no stops').toBe(0);
  });

test('the strip is stopped by its button where it was, and stands under a pointer', async ({ page, address }) => {
  await page.goto(address('/'));
  await awake(page);
  await moving(page);
  await stand(page);
  const { name, offset } = await sight(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => motion(page)).toEqual([]);
  await frames(page);
  const stopped = await sight(page);
  expect(stopped.name).toBe(name);
  expect(Math.abs(stopped.offset - offset)).toBeLessThanOrEqual(2);
  // The reader scrolls it, as the browser does that.
  expect(await page.locator('slugline-ticker .viewport').evaluate((viewport) => getComputedStyle(viewport).overflowX)).toBe('auto');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.mouse.move(0, 700);
  await moving(page);
  await page.locator('slugline-ticker .viewport').hover();
  await moving(page, 'paused');
  await page.mouse.move(0, 700);
  await moving(page);
});

test('the strip stands for a reader who wants less motion, also from now on', async ({ page, address }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address('/'));
  await awake(page);
  await frames(page);
  expect(await motion(page)).toEqual([]);
  expect(await lists(page)).toHaveLength(1);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await moving(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => motion(page)).toEqual([]);
});

test('the strip is moved by a drag, a wheel and the keyboard', async ({ page, address }) => {
  await page.setViewportSize({ width: 700, height: 800 });
  await page.goto(address('/'));
  await awake(page);
  await moving(page);
  const { x, y, width, height } = await page.locator('slugline-ticker .viewport').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await moving(page, 'paused');
  const place = async () => (await frames(page), (await sight(page)).place);
  const before = await place();
  await page.mouse.wheel(80, 0);
  await expect.poll(async () => Math.round((await place()) - before)).toBe(80);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 100, y + height / 2, { steps: 5 });
  expect(Math.round((await place()) - before)).toBe(180);
  await page.mouse.up();
  expect(new URL(page.url()).hash, 'a drag is no click').toBe('');
  await page.getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('Tab');
  const focused = () => page.locator('slugline-ticker').evaluate(({ shadowRoot }) => [...shadowRoot.querySelector('.track > ul').children].findIndex((quote) => quote.contains(shadowRoot.activeElement)));
  // The quote that was pressed is the stop of the tab key.
  const pressed = await focused();
  expect(pressed).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(pressed + 1);
  await page.keyboard.press('End');
  const last = await focused();
  expect(last).toBe((await lists(page))[0].length - 1);
  const { left, right } = await page.locator('slugline-ticker .track > ul').first().locator('li').last().evaluate((quote) => quote.getBoundingClientRect());
  expect(left >= x - 1 && right <= x + width + 1, 'it is in view').toBe(true);
  // A tick leaves the focus where it is.
  const [former] = await lists(page);
  await expect.poll(async () => (await lists(page))[0]).not.toEqual(former);
  expect(await focused()).toBe(last);
  await page.keyboard.press('Enter');
  await expect(page.locator('#said')).toHaveText(/ was chosen\.$/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Close the story' }), 'one stop').toBeFocused();
});

test('a quote of a copy is chosen as that of the list', async ({ page, address }) => {
  await page.goto(address('/'));
  await awake(page);
  await moving(page);
  await stand(page);
  const copied = page.locator('slugline-ticker .track > ul[aria-hidden] > li').first();
  await page.evaluate(() => {
    const [animation] = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track').getAnimations();
    animation.currentTime = animation.effect.getComputedTiming().duration * 0.9;
  });
  await frames(page);
  const { x, y, width, height } = await copied.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(page.locator('#said')).toHaveText('CMSC was chosen.');
  expect(new URL(page.url()).hash).toBe('#CMSC');
});
