// Elements inside another component's shadow root, where the page's style sheets do not apply.
//
// When this fails, a site made of components shows unstyled stories, and controls without effect.

import { readFileSync } from 'node:fs';

import { expect, test } from '../../support/test.js';

const HERE = '/tests/e2e/scenarios';
const PAGE = `${HERE}/inside-a-component/page.html`;
const BOTH = ['slugline-ticker', 'slugline-article'];

/** Puts both elements into a shadow root and resolves once they show their content. */
const put = (page, host, mode) =>
  page.evaluate(
    async ([host, mode, names, src]) => {
      await customElements.whenDefined('slugline-article');
      const root = document.querySelector(host).attachShadow({ mode });
      window.inside = names.map((name) => document.createElement(name));
      for (const element of window.inside) element.setAttribute('src', src);
      const inner = document.createElement('div');
      root.append(inner);
      // A component in a component.
      inner.attachShadow({ mode }).append(...window.inside);
      await Promise.all(window.inside.map((element) => element.ready));
    },
    [host, mode, BOTH, `${HERE}/lifecycle/document.json`],
  );

for (const [host, mode] of [['#made', 'open'], ['#closed', 'closed']])
  test(`${mode}, two levels deep: the style sheet is adopted, and sizes apply to the text`, async ({ page, guest }) => {
    await page.goto(PAGE);
    await put(page, host, mode);
    const { styled, items, ratio } = await page.evaluate(async () => {
      const [strip, story] = window.inside;
      const height = () => story.querySelector('.slugline-body p').getBoundingClientRect().height;
      const before = height();
      const styled = getComputedStyle(story).getPropertyValue('--slugline-css');
      for (let presses = 0; presses < 6; presses += 1) story.shadowRoot.querySelector('.larger').click();
      await new Promise(requestAnimationFrame);
      return { styled, items: strip.shadowRoot.querySelectorAll('.track > ul:not([aria-hidden]) > li').length, ratio: height() / before };
    });
    expect(styled).toBe('1');
    expect(items).toBe(2);
    expect(ratio).toBeGreaterThan(2.4);
    // One sheet for the whole page.
    expect(guest.requests.filter((url) => url.includes('slugline.css?'))).toHaveLength(1);
  });

test('a declarative shadow root works, in the language of its host', async ({ page }) => {
  await page.goto(PAGE);
  const larger = page.locator('#declared .larger');
  await expect(larger).toBeVisible();
  await expect(page.locator('#declared .label')).toHaveText('Textgröße:');
  await larger.click();
  await expect.poll(() => page.locator('#declared p:not(.notice)').evaluate((words) => words.getBoundingClientRect().height)).toBeCloseTo(30.375, 1);
});

test('events cross the shadow boundaries', async ({ page }) => {
  await page.goto(PAGE);
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ['slugline-ready', 'slugline-action']) document.addEventListener(type, (event) => window.heard.push([type, event.target.id]));
  });
  await put(page, '#made', 'open');
  await page.evaluate(() => window.inside[1].shadowRoot.querySelector('.larger').click());
  const heard = (await page.evaluate(() => window.heard)).filter(([, target]) => target === 'made');
  expect(heard).toEqual([['slugline-ready', 'made'], ['slugline-ready', 'made'], ['slugline-action', 'made']]);
});

test('an element works after it was moved into a component', async ({ page }) => {
  await page.goto(PAGE);
  await page.evaluate(async () => {
    await customElements.whenDefined('slugline-article');
    const story = document.querySelector('#mover');
    await story.ready;
    document.querySelector('#made').attachShadow({ mode: 'open' }).append(story);
  });
  const zoom = () => page.locator('#mover p:not(.notice)').evaluate((words) => getComputedStyle(words).zoom);
  await page.locator('#mover .larger').click();
  await expect.poll(zoom).toBe('1.125');
});

test('a component with its own copy of the sheet is unchanged', async ({ page, guest, compose }) => {
  const html = readFileSync(new URL('page.html', import.meta.url), 'utf8');
  await page.goto(compose(html.replace('<style>', '<link rel="stylesheet" href="/pkg/slugline.css"><style>')));
  await expect(page.locator('#declared .larger')).toBeVisible();
  expect(guest.requests.filter((url) => url.includes('slugline.css?'))).toEqual([]);
});
