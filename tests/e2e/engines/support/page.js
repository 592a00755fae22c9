// The interface of a page for the scenarios. And `test`, which holds every page to one rule: no uncaught
// error, no violation of a policy, and no error or warning from a script that the test did not announce.

import assert from 'node:assert/strict';
import { after, before, test as base } from 'node:test';

import { Key, Origin } from 'selenium-webdriver';

import { launch } from './driver.js';
import { compose, leave, read, serve } from './site.js';

export { Key };

/** The timeout for conditions in a page, in milliseconds. */
const PATIENCE = 15_000;

let browser;
let site;
let announced = [];
let servers = [];
let notes = [];

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.quit();
  await site?.close();
});

/** A test with empty storage, which ends with a check of the page's events; `options` are those of `node:test`. */
export function test(name, work, options = {}) {
  base(name, options, async () => {
    [announced, servers, notes] = [[], [], []];
    await browser.driver.get(`${site.url}tests/e2e/engines/support/empty.html`);
    await evaluate(() => localStorage.clear());
    try {
      await work();
      await collect();
      judge();
    } finally {
      for (const server of servers) await server.close();
    }
  });
}

/** Announces an error or a warning from a script. It must come. */
export const announce = (...patterns) => announced.push(...patterns);

function judge() {
  const all = (member) => notes.flatMap((page) => page[member]);
  assert.deepEqual(all('uncaught'), [], 'uncaught errors');
  assert.deepEqual(all('violations'), [], 'violations of the policy');
  const said = all('said');
  const unexpected = said.filter((text) => !announced.some((pattern) => pattern.test(text)));
  assert.deepEqual(unexpected, [], 'errors and warnings');
  const missing = announced.filter((pattern) => !said.some((text) => pattern.test(text)));
  assert.deepEqual(missing, [], 'announced, and not said');
}

/** Keeps the records of a page that is about to be left. */
async function collect() {
  const page = await evaluate(() => window.notes);
  if (page) notes.push(page);
}

/** Another server, which adds headers to its pages or is of another origin; returns its address. */
export async function another(headers) {
  const server = await serve(headers);
  servers.push(server);
  return server.url;
}

/** Opens a test page, at `server` or the default one. */
export async function open(name, html, { server = site.url } = {}) {
  await collect();
  await browser.driver.get(new URL(compose(name, html), server).href);
}

export async function reload() {
  await collect();
  await browser.driver.navigate().refresh();
}

/**
 * Shows a page in a frame of this width. Two of the three browsers cannot make their windows as narrow as a phone; to the
 * page a frame is a window like any other.
 */
export async function openNarrow(name, html, width) {
  const path = compose(name, html);
  await browser.driver.get(`${site.url}tests/e2e/engines/support/empty.html`);
  const frame = await evaluate(
    (path, width) =>
      new Promise((loaded) => {
        const frame = document.createElement('iframe');
        Object.assign(frame.style, { width: `${width}px`, height: `${innerHeight}px`, border: 0 });
        frame.addEventListener('load', () => loaded(frame));
        frame.src = path;
        document.body.append(frame);
      }),
    path,
    width,
  );
  await browser.driver.switchTo().frame(frame);
}

/** Runs a function in the page and returns its result; a promise is awaited. */
export const evaluate = (work, ...given) => browser.driver.executeScript(work, ...given);

/** Resolves once a function of the page returns a truthy value, with that value. */
export const until = (work, ...given) =>
  browser.driver.wait(() => evaluate(work, ...given), PATIENCE, `never came true: ${work} with ${JSON.stringify(given)}`, 50);

/** Resolves once every element has shown its content. */
export const ready = () =>
  evaluate(async () => {
    await Promise.all(['slugline-article', 'slugline-ticker'].map((name) => customElements.whenDefined(name)));
    await Promise.all(Array.from(document.querySelectorAll('slugline-article, slugline-ticker'), (element) => element.ready));
  });

/**
 * The rectangles of everything that matches, as drawn. WebKit gives those of a zoomed box and of its content in pixels of the
 * box, the others in pixels of the page: a box that is zoomed to double size shows which.
 */
export const rectangles = (...selectors) =>
  evaluate((selectors) => {
    const probe = document.createElement('div');
    probe.style.cssText = 'position: absolute; height: 1px; zoom: 2';
    document.body.append(probe);
    const inOwnPixels = probe.getBoundingClientRect().height === 1;
    probe.remove();
    // Beyond that the engines use different fractions of a pixel.
    const round = (length) => Math.round(length * 100) / 100;
    const zoom = (element) => (element && inOwnPixels ? Number(getComputedStyle(element).zoom) * zoom(element.parentElement) : 1);
    return selectors.flatMap((selector) =>
      Array.from(document.querySelectorAll(selector), (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const [drawn, name] = [zoom(element), `${element.localName} ${element.textContent.trim().slice(0, 24)}`];
        const [left, top] = [round(x * drawn + scrollX), round(y * drawn + scrollY)];
        return { name, x: left, y: top, width: round(width * drawn), height: round(height * drawn) };
      }),
    );
  }, selectors);

/** The events of this type that reached the document. */
export const events = async (type) => (await evaluate(() => window.notes.events)).filter((event) => event.type === type);

/** Presses keys, one after the other. */
export const press = async (...keys) => {
  for (const key of keys) await browser.driver.actions().sendKeys(key).perform();
};

/** Clicks the element that a function of the page returns. */
export const click = async (find, ...given) => (await evaluate(find, ...given)).click();

/** Moves the pointer to an empty place. */
export const away = () => browser.driver.actions().move({ x: 2, y: 500, origin: Origin.VIEWPORT, duration: 0 }).perform();

/** Runs `work` in a second tab, then closes it. */
export async function inAnotherTab(work) {
  const { driver } = browser;
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow('tab');
  await driver.get(`${site.url}tests/e2e/engines/support/empty.html`);
  try {
    await work();
    await collect();
  } finally {
    await driver.close();
    await driver.switchTo().window(first);
  }
}

/** Saves a screenshot for people. */
export const screenshot = async (name) => leave(`${name}.png`, await browser.driver.takeScreenshot());

/** Fails with every rule of accessibility that the page breaks, and the nodes that break it. */
export async function assertAccessible() {
  await evaluate(read('node_modules/axe-core/axe.min.js'));
  const { broken, applied } = await evaluate(async () => {
    const { violations, passes } = await window.axe.run();
    const tell = ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`;
    return { broken: violations.map(tell), applied: passes.length };
  });
  assert.deepEqual(broken, []);
  assert.ok(applied > 0, 'no rule applied');
}

/** Fails if the page is wider than its window. */
export async function assertNoSidewaysScrolling() {
  const [content, window] = await evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `the page is ${content} px wide, its window ${window} px`);
}
