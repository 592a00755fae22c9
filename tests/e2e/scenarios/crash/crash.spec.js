// A module that traps, however it is called.
//
// When this fails, a bug of ours throws errors at the page's own error handler, removes readable text, or continues to write into a
// page from a module whose memory is inconsistent.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';
import { withTraps } from '../../support/trap.js';
import { feed } from '../live/server.js';

const PAGE = '/tests/e2e/scenarios/crash/page.html';
const IDS = ['strip', 'made', 'own'];

/** The ways into the module, by the names of what it exports: closures that hear events give nothing, those that promises call a result. */
const MODULE = withTraps({ call: /^(article|ticker)_/, listener: /_invoke_(?!.*Result)/, microtask: /_invoke_.*Result/ });

test.beforeEach(async ({ page, guest }) => {
  guest.announce(/^slugline: crash: the module stopped: .*problems\.md#crash\)$/);
  await page.route('**/slugline_bg.wasm*', (route) => route.fulfill({ contentType: 'application/wasm', body: MODULE }));
  await page.addInitScript(() => {
    window.uncaught = [];
    for (const type of ['error', 'unhandledrejection'])
      addEventListener(type, ({ message, reason }) => window.uncaught.push(`${type}: ${message ?? reason}`));
    window.errors = [];
    document.addEventListener('slugline-error', ({ target, detail: { code, fatal } }) => window.errors.push({ id: target.id, code, fatal }));
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const instance = await instantiate.apply(WebAssembly, given);
      if (instance.exports.entered) window.module = instance.exports;
      return instance;
    };
    /** From now on the module traps where it is entered in this way. */
    window.arm = (way) => (window.module[way].value = 1);
    window.larger = (id) => document.querySelector(`#${id}`).shadowRoot.querySelector('.larger');
  });
  await page.goto(PAGE);
  await ready(page);
  await expect(page.locator('#own')).toContainText('Words that were there.');
});

/** What can be read, wherever it stands. */
const readable = (page) => page.evaluate(() => Array.from(document.querySelectorAll('#strip, #made, #own'), (element) => [element.textContent, element.shadowRoot.textContent]));

const entered = (page) => page.evaluate(() => window.module.entered.value);

/** Does whatever pages and readers do. */
const useAll = (page) =>
  page.evaluate(async () => {
    const [strip, made, own] = ['strip', 'made', 'own'].map((id) => document.querySelector(`#${id}`));
    for (const button of [strip, made, own].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('button')])) button.click();
    for (const [name, value] of Object.entries({ label: 'Other', symbols: 'BBB', fields: 'symbol', 'href-template': '/{symbol}', palette: 'red-up', flash: '0', motion: 'step', speed: '9', direction: 'right', 'pause-on': '', 'max-rate': '1', hours: 'Mon-Fri 09:00-10:00 Europe/London' }))
      strip.setAttribute(name, value);
    for (const [name, value] of Object.entries({ 'text-size': '150', 'headline-level': '3', controls: 'none', theme: 'dark' })) made.setAttribute(name, value);
    strip.apply([{ symbol: 'AAA', price: '99.99' }]);
    strip.paused = !strip.paused;
    strip.pause();
    strip.play();
    window.read = [strip.strip, made.article];
    // A move, a removal, a return.
    document.querySelector('main').append(strip);
    own.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.querySelector('main').append(own);
    await new Promise((resolve) => setTimeout(resolve, 400));
  });

/** Ways into the module, and how each is taken on a page. */
const WAYS = {
  call: () => document.querySelector('#made').setAttribute('headline-level', '3'),
  listener: () => window.larger('made').click(),
  microtask: () => document.querySelector('#strip').setAttribute('label', 'Another name'),
};

for (const [way, take] of Object.entries(WAYS))
  test(`${way}: each element reports it once; content stays, and the module is not called again`, async ({ page }) => {
    const before = await readable(page);
    await page.evaluate((way) => window.arm(way), way);
    await page.evaluate(take);
    await page.waitForFunction(() => window.errors.length > 0);
    expect(await readable(page)).toEqual(before);
    expect(await page.evaluate(() => window.errors)).toEqual(expect.arrayContaining(IDS.map((id) => ({ id, code: 'crash', fatal: true }))));
    expect(await page.evaluate(() => window.errors.length)).toBe(IDS.length);
    const count = await entered(page);
    await useAll(page);
    expect(await entered(page)).toBe(count);
    expect(await page.evaluate(() => window.read)).toEqual([undefined, undefined]);
    expect(await page.evaluate(() => window.uncaught)).toEqual([]);
    // The element that was taken out and put back cannot begin anew.
    expect(await page.evaluate(() => window.errors.slice(3))).toEqual([{ id: 'own', code: 'crash', fatal: true }]);
    for (const text of ['Words.', 'Words that were there.']) await expect(page.getByText(text, { exact: true })).toBeVisible();
  });

test('a listener of the page that makes the module trap: the calls below it do not continue', async ({ page }) => {
  await page.evaluate(() => {
    document.addEventListener('slugline-action', () => {
      window.arm('call');
      document.querySelector('#made').setAttribute('headline-level', '3');
      window.went = 'on';
      window.returned = window.module.returned.value;
    });
    window.larger('made').click();
  });
  expect(await page.evaluate(() => window.went)).toBe('on');
  expect(await page.evaluate(() => window.module.returned.value - window.returned)).toBe(0);
  expect(await page.evaluate(() => window.errors.map(({ code }) => code))).toEqual(['crash', 'crash', 'crash']);
  expect(await page.evaluate(() => window.uncaught)).toEqual([]);
});

test('elements inserted later report it too, and keep their content', async ({ page }) => {
  await page.evaluate(() => {
    window.arm('call');
    document.querySelector('#made').setAttribute('headline-level', '3');
    document.querySelector('main').insertAdjacentHTML('beforeend', '<slugline-article id="late"><p>Late words.</p></slugline-article>');
  });
  await page.waitForFunction(() => window.errors.length === 4);
  expect(await page.evaluate(() => window.errors.at(-1))).toEqual({ id: 'late', code: 'crash', fatal: true });
  await expect(page.getByText('Late words.')).toBeVisible();
  expect(await page.evaluate(() => window.uncaught)).toEqual([]);
});

/** What calls the module of a feed, and the way in which that comes. */
const FEEDS = {
  'a frame': { way: 'listener', attributes: { stream: '/events' } },
  'a timer': { way: 'listener', attributes: { src: '/snapshot', interval: '1' } },
  'an answer': { way: 'microtask', attributes: { src: '/snapshot', interval: '1' } },
};

for (const [what, { way, attributes }] of Object.entries(FEEDS))
  test(`${what} of a feed that makes the module trap: each element reports it once, and the feed stops`, async ({ page, guest }) => {
    const server = await feed();
    guest.allow(server.url);
    server.snapshot = JSON.stringify({ quotes: [{ symbol: 'CCC', price: '7.10' }] });
    server.connect = (stream) => stream.send(server.snapshot);
    await page.evaluate(
      ([attributes, url]) => {
        const strip = Object.assign(document.createElement('slugline-ticker'), { id: 'fed' });
        for (const [name, value] of Object.entries(attributes)) strip.setAttribute(name, value.replace(/^\//, `${url}/`));
        document.querySelector('main').append(strip);
      },
      [attributes, server.url],
    );
    await expect(page.locator('#fed')).toContainText('7.10');
    await page.evaluate((way) => window.arm(way), way);
    const clock = setInterval(() => server.send({ quotes: [{ symbol: 'CCC', price: '7.20' }] }), 100);
    await page.waitForFunction(() => window.errors.length > 0);
    const told = await page.evaluate(() => window.errors.map(({ id, code }) => `${id}: ${code}`));
    expect(told.sort()).toEqual([...IDS, 'fed'].map((id) => `${id}: crash`).sort());
    await expect(page.locator('#fed')).toContainText('7.10');
    await expect.poll(() => server.open).toBe(0);
    const asked = server.asked.length;
    await page.waitForTimeout(2_500);
    expect(server.asked.length).toBe(asked);
    expect(await page.evaluate(() => window.uncaught)).toEqual([]);
    clearInterval(clock);
    await server.close();
  });
