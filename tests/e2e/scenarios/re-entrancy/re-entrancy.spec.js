// A page that uses everything of both elements from within every event.
//
// When this fails, a listener that calls a method or sets a property meets something borrowed or incomplete: an error on the page, a
// module that stops, or an endless loop.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { controls, quotes, ready } from '../../support/elements.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const PAGE = '/tests/e2e/scenarios/re-entrancy/page.html';
const DOCUMENT = JSON.parse(readFileSync(new URL('document.json', import.meta.url), 'utf8'));
const TYPES = ['ready', 'error', 'action', 'link', 'select', 'feed', 'break'].map((name) => `slugline-${name}`);

/** What each method is called with. */
const CALLS = {
  show: [DOCUMENT, 'slugline'],
  reload: [],
  pause: [],
  play: [],
  // The second quote is at fault: an error from within.
  apply: [[{ symbol: 'AAA', price: '12.40' }, { symbol: 'BBB', price: 'much' }]],
};
/** What each property is set to. */
const VALUES = { article: DOCUMENT.article, strip: DOCUMENT.strip, paused: true };
/** What each attribute is set to, besides those that name a source. */
const ATTRIBUTES = {
  format: 'auto', credentials: 'same-origin', theme: 'sepia', loading: 'lazy', persist: 'local', controls: 'text-size theme', 'text-size': '125', 'headline-level': '3',
  breaks: '1', layout: 'list', symbol: 'AAA',
  label: 'A strip', interval: '30', 'stale-after': '30', hours: 'Mon-Sun 00:00-24:00 Europe/London', symbols: 'BBB AAA', fields: 'symbol price change',
  'href-template': '#quote-{symbol}', flash: '100', motion: 'none', speed: '20', direction: 'left', 'pause-on': 'hover', 'max-rate': '30', palette: 'red-up',
};

/** The elements as the package's manifest tells them: what is new there is to be used here too. */
const elements = () => {
  const { modules } = JSON.parse(readFileSync(join(REPOSITORY, 'pkg/custom-elements.json'), 'utf8'));
  return modules.flatMap(({ declarations }) => declarations).map(({ tagName, members, attributes, events }) => ({
    tagName,
    methods: members.filter(({ kind }) => kind === 'method').map(({ name }) => name),
    properties: members.filter(({ kind, readonly }) => kind === 'field' && !readonly).map(({ name }) => name),
    attributes: attributes.map(({ name }) => name).filter((name) => !['src', 'stream'].includes(name)),
    events: events.map(({ name }) => name),
  }));
};

/** In the page, before its own scripts: answers each event, so often as it takes for one answer to meet another. */
function answer({ types, elements, calls, values, attributes }) {
  const ANSWERS = 3;
  window.told = Object.fromEntries(types.map((type) => [type, 0]));
  window.thrown = [];
  window.deepest = 0;
  let depth = 0;
  const use = (element, like) => {
    for (const name of like.methods) Promise.resolve(element[name](...calls[name])).catch(() => {});
    for (const name of like.properties) {
      window.last = element[name];
      element[name] = values[name];
    }
    for (const name of like.attributes) element.setAttribute(name, attributes[name]);
    for (const name of like.attributes) if (depth > 1) element.removeAttribute(name);
  };
  for (const type of types)
    document.addEventListener(type, () => {
      window.told[type] += 1;
      // `show` is followed by another `slugline-ready`: a page that always answers that never ends.
      if (window.told[type] > ANSWERS) return;
      depth += 1;
      window.deepest = Math.max(window.deepest, depth);
      try {
        for (const like of elements) for (const element of document.querySelectorAll(like.tagName)) use(element, like);
      } catch (error) {
        window.thrown.push(`${type}: ${error.stack}`);
      }
      depth -= 1;
    });
}

test('listeners of every event may call every method, and the elements still work', async ({ page, guest }) => {
  const all = elements();
  expect([...new Set(all.flatMap(({ events }) => events))].sort(), 'events of the elements').toEqual([...TYPES].sort());
  for (const [what, known] of Object.entries({ methods: CALLS, properties: VALUES, attributes: ATTRIBUTES }))
    expect(all.flatMap((one) => one[what]).filter((name) => !(name in known)), `${what} that this test does not know`).toEqual([]);
  guest.announce(/^slugline: quote: /);
  await page.addInitScript(answer, { types: TYPES, elements: all, calls: CALLS, values: VALUES, attributes: ATTRIBUTES });
  await page.goto(PAGE);
  // Not `ready`: the faulty quote of an answer may come before the strip is shown.
  await expect(page.getByRole('link', { name: 'a link' })).toBeVisible();
  await expect(quotes(page)).toHaveCount(2);

  await controls(page).larger.click();
  await page.getByRole('link', { name: 'a link' }).click();
  await quotes(page).first().click();
  await page.waitForFunction(() => Object.values(window.told).every((count) => count > 0));
  // What was begun by the answers comes to its end.
  const counts = () => page.evaluate(() => JSON.stringify(window.told));
  await expect.poll(async () => (await counts()) === (await page.waitForTimeout(300), await counts())).toBe(true);
  expect(await page.evaluate(() => window.thrown)).toEqual([]);
  expect(await page.evaluate(() => window.deepest)).toBeLessThan(20);

  // They work.
  await page.evaluate(() => {
    const [strip, story] = ['strip', 'story'].map((id) => document.querySelector(`#${id}`));
    for (const element of [strip, story]) for (const name of element.getAttributeNames()) if (name !== 'id') element.removeAttribute(name);
    strip.play();
    strip.strip = { quotes: [{ symbol: 'CCC', price: '7.10' }] };
    story.article = { headline: 'Another head', body: [{ type: 'paragraph', text: ['Other words.'] }] };
  });
  await expect(page.locator('#story .slugline-headline')).toHaveText('Another head');
  await expect(quotes(page)).toHaveText(/CCC.*7\.10/);
  await page.evaluate(() => document.querySelector('#strip').apply([{ symbol: 'CCC', price: '7.25' }]));
  await expect(quotes(page)).toContainText('7.25');
  await controls(page).smaller.click();
  await expect(controls(page).announcement).toHaveText(/^Text size /);
});

test('a button that is pressed again from within its own event works afterwards', async ({ page, guest }) => {
  guest.announce(/^slugline: a call was refused: /);
  await page.goto(PAGE);
  await ready(page);
  await page.evaluate(() => {
    window.count = 0;
    const { shadowRoot } = document.querySelector('#story');
    document.addEventListener('slugline-action', () => {
      window.count += 1;
      if (window.count < 5) shadowRoot.querySelector('.larger').click();
    });
  });
  await controls(page).larger.click();
  await controls(page).larger.click();
  await expect(controls(page).announcement).toHaveText('Text size 125%');
});
