// Many elements are moved, cloned, removed and put back.
//
// When this fails, a site whose pages change without reloading shows a story twice, an empty strip after a move, or uses more memory
// with every article that its reader opens.

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const HERE = '/tests/e2e/scenarios/lifecycle';
const BOTH = '<slugline-ticker src="document.json" motion="scroll"></slugline-ticker><slugline-article src="document.json"></slugline-article>';

test.beforeEach(async ({ page }) => {
  await page.goto(`${HERE}/page.html`);
});

async function insert(page, html) {
  await page.evaluate((html) => (document.querySelector('#first').innerHTML = html), html);
  await ready(page);
}

test('a moved element keeps its motion and its controls, and fetches nothing again', async ({ page, guest }) => {
  await insert(page, BOTH);
  await controls(page).larger.click();
  await page.evaluate(async () => {
    window.shadows = Array.from(document.querySelectorAll('#first > *'), (element) => element.shadowRoot.firstElementChild);
    document.querySelector('#second').append(...document.querySelectorAll('#first > *'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  const same = await page.evaluate(() =>
    Array.from(document.querySelectorAll('#second > *'), (element, index) => element.shadowRoot.firstElementChild === window.shadows[index]),
  );
  expect(same).toEqual([true, true]);
  await expect(page.locator('h2')).toHaveCount(1);
  await expect(quotes(page)).toHaveCount(2);
  const state = () =>
    page.evaluate(() => document.querySelector('slugline-ticker').shadowRoot.getAnimations().map(({ playState }) => playState));
  await expect.poll(state).toEqual(['running']);
  await controls(page).larger.click();
  await expect(controls(page).announcement).toHaveText('Text size 125%');
  await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price: '12.50' }]));
  await expect(quotes(page).first()).toContainText('12.50');
  expect(guest.requested(`${HERE}/document.json`)).toBe(1);
});

test('a removed element works again once it is put back', async ({ page }) => {
  await insert(page, BOTH);
  await page.evaluate(async () => {
    const elements = [...document.querySelectorAll('#first > *')];
    for (const element of elements) element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    window.gone = elements.map((element) => [element.children.length, element.matches(':state(ready)')]);
    document.querySelector('#first').append(...elements);
  });
  expect(await page.evaluate(() => window.gone)).toEqual([[0, false], [0, false]]);
  await expect(page.locator('h2')).toHaveText(['Levels of the week']);
  await expect(quotes(page)).toHaveCount(2);
  await expect(page.locator('slugline-article .toolbar')).toHaveCount(1);
  await controls(page).larger.click();
  await expect(controls(page).announcement).toHaveText('Text size 112.5%');
});

test('content set by a script is there again after the element was put back', async ({ page }) => {
  await insert(page, '');
  await page.evaluate(async () => {
    await customElements.whenDefined('slugline-article');
    const story = document.createElement('slugline-article');
    document.querySelector('#first').append(story);
    await story.show('Given by hand\n\nStanding first.\n\nText size:\n\nWords.');
    story.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    document.querySelector('#second').append(story);
  });
  await expect(page.locator('h2')).toHaveText(['Given by hand']);
});

test('each clone has one story and works independently', async ({ page }) => {
  await insert(page, BOTH);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('#first > *')) document.querySelector('#second').append(element.cloneNode(true));
  });
  await ready(page);
  for (const place of ['#first', '#second']) {
    await expect(page.locator(`${place} h2`)).toHaveCount(1);
    await expect(page.locator(`${place} .slugline-body p`)).toHaveText(['The water rose, and then it fell.']);
    await expect(quotes(page, `${place} slugline-ticker`)).toHaveCount(2);
  }
  // Out of sight nothing is written.
  await page.locator('#second slugline-ticker').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('#second slugline-ticker').apply([{ symbol: 'EBB', price: '99' }]));
  await expect(quotes(page, '#second slugline-ticker').first()).toContainText('99');
  // Strips of one source have one board.
  await page.locator('#first slugline-ticker').scrollIntoViewIfNeeded();
  await expect(quotes(page, '#first slugline-ticker').first()).toContainText('99');
});

test('a hundred elements of each kind share one request', async ({ page, guest }) => {
  await insert(page, BOTH.repeat(100));
  await expect(page.locator('h2')).toHaveCount(100);
  await expect(quotes(page)).toHaveCount(200);
  expect(guest.requested(`${HERE}/document.json`)).toBe(1);
  await page.locator('slugline-article .larger').first().click();
  const sizes = await page.evaluate(() => new Set(Array.from(document.querySelectorAll('.slugline-body'), (body) => getComputedStyle(body).zoom)).size);
  expect(sizes).toBe(1);
});

test('two hundred elements that came and went leak no memory', async ({ page }) => {
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const instance = await instantiate.apply(WebAssembly, given);
      window.memory = instance.exports.memory;
      return instance;
    };
  });
  await page.reload();
  const document_ = await (await page.request.get(`${HERE}/document.json`)).json();
  const sizes = await page.evaluate(async (content) => {
    await customElements.whenDefined('slugline-article');
    const place = document.querySelector('#first');
    const sizes = [];
    for (let round = 0; round < 200; round += 1) {
      const [story, strip] = [document.createElement('slugline-article'), document.createElement('slugline-ticker')];
      place.append(strip, story);
      await Promise.all([story.show(content), strip.show(content)]);
      strip.apply([{ symbol: 'EBB', price: `${round}.5` }]);
      strip.remove();
      story.remove();
      await new Promise((resolve) => setTimeout(resolve));
      if (round % 50 === 49) sizes.push(window.memory.buffer.byteLength);
    }
    return sizes;
  }, document_);
  // The first rounds may need room; those after them find it free again.
  expect(sizes[3] - sizes[1]).toBeLessThanOrEqual(2 * 65536);
});
