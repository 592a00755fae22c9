// Elements inserted after the page has loaded: by a single-page application, by an editor's preview, by a script in the middle of the page.
//
// When this fails, the story that a reader opened without reloading the page stays empty, or counts as empty because its children
// were added one after the other.

import { readFileSync } from 'node:fs';

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, hold, test } from '../../support/test.js';

const HERE = '/tests/e2e/scenarios';
const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const SRC = `${HERE}/lifecycle/document.json`;

const open = async (page) => {
  await page.goto(`${HERE}/inserted-late/page.html`);
  await page.waitForFunction(() => document.readyState === 'complete' && customElements.get('slugline-article'));
};

const WAYS = {
  'as markup': (src) => {
    document.querySelector('main').innerHTML = `<slugline-ticker src="${src}"></slugline-ticker><slugline-article src="${src}"></slugline-article>`;
  },
  'made, filled, then put in': (src) => {
    for (const name of ['slugline-ticker', 'slugline-article']) {
      const element = document.createElement(name);
      element.setAttribute('src', src);
      document.querySelector('main').append(element);
    }
  },
  'put in, then filled': (src) => {
    for (const name of ['slugline-ticker', 'slugline-article']) {
      const element = document.createElement(name);
      document.querySelector('main').append(element);
      element.setAttribute('src', src);
    }
  },
  'from a template': (src) => {
    const template = document.createElement('template');
    template.innerHTML = `<slugline-ticker src="${src}"></slugline-ticker><slugline-article src="${src}"></slugline-article>`;
    document.querySelector('main').append(template.content.cloneNode(true));
  },
  'a second after it was made': async (src) => {
    const elements = ['slugline-ticker', 'slugline-article'].map((name) => document.createElement(name));
    for (const element of elements) element.setAttribute('src', src);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    document.querySelector('main').append(...elements);
  },
};

for (const [name, way] of Object.entries(WAYS))
  test(name, async ({ page }) => {
    await open(page);
    await page.evaluate(way, SRC);
    await ready(page);
    await expect(page.getByRole('heading', { name: 'Levels of the week' })).toHaveCount(1);
    await expect(quotes(page)).toHaveCount(2);
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
  });

test('an element inserted empty shows children added later', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const story = document.createElement('slugline-article');
    document.querySelector('main').append(story);
    // In the same task, as frameworks do that fill their elements after they have put them in.
    const words = document.createElement('p');
    words.textContent = 'Words that came last.';
    story.append(words);
  });
  await ready(page);
  await expect(controls(page).larger).toBeVisible();
  await expect(page.getByText('Words that came last.')).toBeVisible();
});

test('elements inserted before the script are all upgraded', async ({ page, compose }) => {
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(compose(HTML));
  await page.evaluate((src) => {
    document.querySelector('main').innerHTML = `<slugline-ticker src="${src}"></slugline-ticker><slugline-article><p>Words.</p></slugline-article>`;
    // Never put in: nothing happens to it, and nothing is fetched for it.
    window.kept = document.createElement('slugline-article');
    window.kept.setAttribute('src', '/nowhere.json');
  }, SRC);
  release();
  await ready(page);
  await expect(quotes(page)).toHaveCount(2);
  await expect(controls(page).larger).toBeVisible();
});

test('an element inserted by a script in the middle of a slow page works', async ({ page, compose }) => {
  const script = '<script src="/pkg/embed.js"></script>';
  const words = Array.from({ length: 50 }, (_, index) => `<p>Paragraph ${index}</p>`).join('');
  const html = HTML.replace('<script type="module" src="/pkg/embed.js"></script>', script).replace(
    '<main></main>',
    `<main><slugline-article><script src="/slow.js"></script>${words}<p id="last">The last paragraph</p></slugline-article></main>`,
  );
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  await page.route('**/slow.js', async (route) => {
    await gone;
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await page.goto(compose(html), { waitUntil: 'commit' });
  await page.waitForFunction(() => customElements.get('slugline-article'));
  await page.waitForTimeout(200);
  // The element is there, and the parser has not passed its end: it is not yet known what it holds.
  expect(await page.evaluate(() => [document.readyState, document.querySelector('slugline-article').shadowRoot])).toEqual(['loading', null]);
  go();
  await ready(page);
  await expect(page.locator('#last')).toBeVisible();
  await expect(controls(page).larger).toBeVisible();
});
