// Elements in a container without a size yet: behind a tab, in a menu that folds, in a column that is dragged open.
//
// When this fails, a reader opens the tab and finds a strip that does not move, is empty at its end, or shows old figures.

import { readFileSync } from 'node:fs';

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const QUOTES = ['EBB', 'FLD', 'SLK'].map((symbol) => ({ symbol, price: '12.40', change_percent: '-0.80' }));
const BOTH =
  `<slugline-ticker motion="scroll"><script type="application/json">${JSON.stringify({ quotes: QUOTES })}</script></slugline-ticker>` +
  '<slugline-article><p>Words behind a tab.</p></slugline-article>';

/** What the strip covers, and how it moves. */
const strip = (page) =>
  page.evaluate(() => {
    const shadow = document.querySelector('slugline-ticker').shadowRoot;
    const [animation] = shadow.querySelector('.track').getAnimations();
    const viewport = shadow.querySelector('.viewport').getBoundingClientRect();
    if (animation) animation.currentTime = animation.effect.getComputedTiming().duration - 1;
    const track = shadow.querySelector('.track').getBoundingClientRect();
    return { state: animation?.playState, wide: viewport.width > 300, covered: track.right >= viewport.right, lists: shadow.querySelectorAll('.track > ul').length };
  });

const PLACES = {
  'not displayed': ['<div style="display: none">', (place) => (place.style.display = 'block')],
  hidden: ['<div hidden>', (place) => (place.hidden = false)],
  'hidden until found': ['<div hidden="until-found">', (place) => (place.hidden = false)],
  'of no width': ['<div style="width: 0; overflow: hidden">', (place) => (place.style.width = '100%')],
  'of no width, in a row': ['<div style="display: flex; width: 0">', (place) => Object.assign(place.style, { width: '100%', display: 'block' })],
  folded: ['<details><summary>More</summary>', (place) => (place.open = true)],
  'in a dialog': ['<dialog style="width: 800px">', (place) => place.showModal()],
  'scaled to nothing': ['<div style="transform: scale(0)">', (place) => (place.style.transform = 'none')],
  'skipped by content-visibility': ['<div style="content-visibility: hidden">', (place) => (place.style.contentVisibility = 'visible')],
};

for (const [name, [tag, show]] of Object.entries(PLACES))
  test(name, async ({ page, compose }) => {
    const end = `</${/^<(\w+)/.exec(tag)[1]}>`;
    await page.goto(compose(HTML.replace(/<!-- .* -->/, `${tag.replace(/^<\w+/, '$& id="place"')}${BOTH}${end}`)));
    await ready(page);
    // What comes while nobody sees it is there when it is shown.
    await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'EBB', price: '99.10' }]));
    await page.waitForTimeout(300);
    await page.evaluate((show) => new Function('place', `(${show})(place)`)(document.querySelector('#place')), String(show));
    await expect.poll(() => strip(page)).toMatchObject({ state: 'running', wide: true, covered: true });
    await expect(quotes(page).first()).toContainText('99.10');
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
  });

test('elements work when shown, hidden and shown again', async ({ page, compose }) => {
  await page.goto(compose(HTML.replace(/<!-- .* -->/, `<div id="place">${BOTH}</div>`)));
  await ready(page);
  for (let round = 0; round < 3; round += 1) {
    await expect.poll(() => strip(page)).toMatchObject({ state: 'running', covered: true });
    await page.evaluate(() => (document.querySelector('#place').hidden = true));
    await page.waitForTimeout(50);
    await page.evaluate(() => (document.querySelector('#place').hidden = false));
  }
  await expect.poll(() => strip(page)).toMatchObject({ state: 'running', covered: true });
});

test('elements follow a window that gets wider and narrower again', async ({ page, compose }) => {
  await page.goto(compose(HTML.replace(/<!-- .* -->/, `<div id="place" style="width: 200px">${BOTH}</div>`)));
  await ready(page);
  await expect.poll(() => strip(page)).toMatchObject({ state: 'running', covered: true });
  await page.evaluate(() => (document.querySelector('#place').style.width = '3000px'));
  await expect.poll(() => strip(page)).toMatchObject({ state: 'running', covered: true });
  const { lists } = await strip(page);
  await page.evaluate(() => (document.querySelector('#place').style.width = '200px'));
  await expect.poll(async () => (await strip(page)).lists).toBeLessThan(lists);
  await expect.poll(() => strip(page)).toMatchObject({ state: 'running', covered: true });
});
