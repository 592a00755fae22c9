// CSS resets, and the style sheets of real sites.
//
// When this fails, paragraphs run into each other, the head of a story sticks to the window like the site's own, controls shrink to
// nothing, or A+ has no effect.

import { readFileSync } from 'node:fs';

import { controls, enlarge, ready } from '../../support/elements.js';
import { expectNoSidewaysScrolling } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';

const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');

/** Resets that take away what browsers give, and nothing that a site would add: a story looks as it does without them. */
const RESETS = {
  'margins and paddings': '* { margin: 0; padding: 0 }',
  'margins, paddings and boxes': '*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }',
  'everything unset': '* { all: unset }',
  'rem of ten pixels': 'html { font-size: 62.5% }',
  lists: 'ol, ul, li { list-style: none; margin: 0; padding: 0 }',
  'pictures as wide as their column': 'img { width: 100% }',
  'pictures as blocks': 'img, svg, video { display: block; max-width: 100%; height: auto }',
  headings: 'h1, h2, h3, h4 { font-size: inherit; font-weight: inherit; margin: 0 }',
  'a head of the site': 'header { position: sticky; top: 0; z-index: 10; display: flex; justify-content: space-between; gap: 40px; height: 60px; padding: 20px; background: navy; border-bottom: 4px solid; box-shadow: 0 2px 4px; text-align: center }',
  tables: 'table { border-collapse: collapse; border-spacing: 0; width: auto } td, th { padding: 0; text-align: inherit; font-weight: inherit }',
  'figures and quotations': 'figure, blockquote { margin: 0 40px; padding: 0; border: 0 }',
};

/** Everything that has a place of its own, measured from the top of its element. */
const measure = (page) =>
  page.evaluate(() => {
    const round = (number) => Math.round(number * 10) / 10;
    const measured = {};
    for (const id of ['made', 'own']) {
      const story = document.querySelector(`#${id}`);
      const top = story.getBoundingClientRect();
      const nodes = [...story.querySelectorAll('header, header > *, .slugline-body, .slugline-body :not(code), .words'), ...story.shadowRoot.querySelectorAll('.toolbar, .label, .button')];
      nodes.forEach((node, index) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        measured[`${id} ${index} ${node.localName}.${node.className}`] = [x - top.x, y - top.y, width, height].map(round);
      });
    }
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    for (const animation of shadow.getAnimations()) animation.cancel();
    const top = shadow.querySelector('.strip').getBoundingClientRect();
    shadow.querySelectorAll('.label, .control, .viewport, .track > ul:first-child *').forEach((node, index) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      measured[`strip ${index} ${node.localName}.${node.className}`] = [x - top.x, y - top.y, width, height].map(round);
    });
    return measured;
  });

async function open(page, compose, css) {
  await page.goto(compose(HTML.replace(/<!-- the test .* -->/, `<style>${css}</style>`)));
  await ready(page);
}

/** What differs by more than a pixel. */
const differences = (before, after) =>
  Object.entries(before)
    .filter(([name, rectangle]) => rectangle.some((length, index) => !(Math.abs(length - after[name]?.[index]) <= 1)))
    .map(([name, rectangle]) => `${name}: ${rectangle} became ${after[name]}`);

for (const [name, css] of Object.entries(RESETS))
  test(`${name}: nothing moves, and A+ scales everything`, async ({ page, compose }) => {
    // The element's own children are the page's: what its resets do to them is meant.
    const own = ([key]) => !key.startsWith('own') || key.includes('button');
    await open(page, compose, '');
    const before = Object.fromEntries(Object.entries(await measure(page)).filter(own));
    await page.goto('about:blank');
    await open(page, compose, css);
    const after = await measure(page);
    expect(differences(before, name.startsWith('pictures') ? after : Object.fromEntries(Object.entries(after).filter(own)))).toEqual([]);
    await expectEnlarged(page);
  });

async function expectEnlarged(page) {
  const heights = () =>
    page.evaluate(() => ['#made .slugline-body > p', '#own > .words'].map((selector) => document.querySelector(selector).getBoundingClientRect().height));
  const picture = () => page.evaluate(() => ['#own img', '#made .slugline-hero img'].map((selector) => document.querySelector(selector).getBoundingClientRect().width));
  const before = { heights: await heights(), picture: await picture() };
  await enlarge(page, '#own');
  const ratios = (await heights()).map((height, index) => height / before.heights[index]);
  for (const ratio of ratios) expect(ratio).toBeGreaterThan(2.4);
  (await picture()).forEach((width, index) => expect(Math.abs(width - before.picture[index])).toBeLessThanOrEqual(1));
  await expectNoSidewaysScrolling(page);
}

/** Styles that are meant for text, also for that of a story: it takes them, and what is ours goes on. */
const STYLES = {
  'paragraphs in pixels': 'p { font-size: 18px; line-height: 27px }',
  'paragraphs in rem': 'html { font-size: 62.5% } p, li { font-size: 1.8rem }',
  'all in one size': '* { font-size: 17px }',
  'lines of one height': '* { line-height: 1.2 }',
  'slow changes of everything': '* { transition: all .2s }',
  'a grid for every list': 'ul { display: grid; grid-template-columns: 1fr 1fr } li { float: left; width: 50% }',
  'capitals and centred': 'main { text-align: center; text-transform: uppercase; letter-spacing: 2px; white-space: pre-line }',
};

for (const [name, css] of Object.entries(STYLES))
  test(`${name}: styled by the page, and A+ scales it`, async ({ page, compose }) => {
    await open(page, compose, css);
    if (css.includes('18px')) await expect(page.locator('#made .slugline-body > p').first()).toHaveCSS('font-size', '18px');
    await expectEnlargedSoon(page);
    for (const story of ['#made', '#own'])
      for (const button of Object.values(controls(page, story)).slice(0, 3)) {
        const { width, height } = await button.boundingBox();
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      }
  });

async function expectEnlargedSoon(page) {
  const height = () => page.evaluate(() => document.querySelector('#made .slugline-body > p').getBoundingClientRect().height);
  const before = await height();
  await enlarge(page, '#own');
  await expect.poll(async () => (await height()) / before).toBeGreaterThan(2.4);
}

test('with all styles unset, data in a script child is not exposed to assistive technology', async ({ page, compose }) => {
  // `all: unset` makes text of scripts: JSON stood above the story until the elements woke up, and for good where they cannot.
  await page.route('**/elements.js*', (route) => route.abort());
  await page.goto(compose(HTML.replace(/<!-- the test .* -->/, '<style>* { all: unset }</style>').replace(/<script type="module".*<\/script>/, '')));
  expect(await page.locator('main').innerText()).not.toContain('"quotes"');
});
