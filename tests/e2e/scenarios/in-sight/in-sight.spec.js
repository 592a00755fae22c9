// The visible text while the reader changes how it looks.
//
// When this fails, a reader in the middle of a story presses A+ and loses the line that was being read.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const WORDS = 'The tape ran on while the clerks read it and the brokers waited for what it would say of the day ';
const PARAGRAPHS = Array.from({ length: 60 }, (_, at) => `<p>${WORDS.repeat(1 + (at % 4)).trim()}.</p>`).join('');

/** Pages that stories stand in: what they have of style, and around the story. */
const PAGES = {
  plain: {},
  'a header that stays': { before: '<div style="position: sticky; top: 0; z-index: 5; height: 64px; background: #ddd">The paper</div>' },
  'a scroller of its own': { style: 'html, body { height: 100%; overflow: hidden } main { height: 100%; overflow: auto }' },
  'a scroller within another': { style: 'main { height: 70vh; overflow: auto; margin-block: 20vh 120vh; border: 1px solid }' },
  'a page that is zoomed': { style: 'html { zoom: 1.25 }' },
  'a scroller that is zoomed': { style: 'html, body { height: 100%; overflow: hidden } main { height: 80%; overflow: auto; zoom: 1.25 }' },
  'right to left': { attributes: 'dir="rtl"' },
  'smooth scrolling': { style: 'html { scroll-behavior: smooth }' },
  'without the anchors of the browser': { style: 'html { overflow-anchor: none }' },
};

const pageOf = ({ style = '', before = '', attributes = '' }, text) => `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>In sight</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
  <style>body { margin: 0; font: 17px/1.5 sans-serif } ${style}</style></head><body>${before}<main>
  <slugline-article controls="text-size theme font spacing measure"><h1 slot="header">A long story</h1>${text}</slugline-article></main></body></html>`;

/** Scrolls to the middle of the story, and keeps in mind what is read there: a paragraph, or a letter where none begins. */
async function read(page) {
  await page.evaluate(() => {
    const article = document.querySelector('slugline-article');
    const paragraphs = [...article.querySelectorAll('p')];
    const middle = paragraphs[paragraphs.length >> 1];
    if (paragraphs.length > 1) middle.scrollIntoView({ block: 'start', behavior: 'instant' });
    else scrollTo({ top: middle.offsetTop + middle.offsetHeight / 2, behavior: 'instant' });
    // In the middle of a paragraph, as readers are.
    const scroller = getComputedStyle(document.querySelector('main')).overflowY === 'auto' ? document.querySelector('main') : document.scrollingElement;
    scroller.scrollBy({ top: 31, behavior: 'instant' });
    const isSeen = (paragraph) => {
      const { top, left, width } = paragraph.getBoundingClientRect();
      return top >= 0 && top < innerHeight && document.elementFromPoint(left + width / 2, top + 1) === paragraph;
    };
    let part = paragraphs.find(isSeen);
    window.place = () => part.getBoundingClientRect().top;
    // A line begins with other letters after each change.
    window.pick = () => {
      if (paragraphs.length === 1) part = undefined;
      for (let y = 8; !part; y += 8) {
        const caret = document.caretPositionFromPoint(innerWidth / 2, y);
        if (caret?.offsetNode.parentElement !== middle) continue;
        part = new Range();
        part.setStart(caret.offsetNode, caret.offset);
        part.setEnd(caret.offsetNode, caret.offset + 1);
      }
      return window.place();
    };
    window.pick();
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(() => window.place());
}

/** What the reader does, as the page sees it; nothing of it scrolls. */
const CHANGES = {
  'larger text': ({ shadowRoot }) => shadowRoot.querySelector('.larger').click(),
  'larger text again': ({ shadowRoot }) => shadowRoot.querySelector('.larger').click(),
  'larger text once more': ({ shadowRoot }) => shadowRoot.querySelector('.larger').click(),
  'smaller text': ({ shadowRoot }) => shadowRoot.querySelector('.smaller').click(),
  typeface: ({ shadowRoot }) => shadowRoot.querySelector('[name="font"][value="serif"]').click(),
  'line spacing': ({ shadowRoot }) => slide(shadowRoot.querySelector('#lineSpacing'), 4),
  'letter spacing': ({ shadowRoot }) => slide(shadowRoot.querySelector('#letterSpacing'), 5),
  'word spacing': ({ shadowRoot }) => slide(shadowRoot.querySelector('#wordSpacing'), 4),
  measure: ({ shadowRoot }) => slide(shadowRoot.querySelector('#measure'), 0),
  theme: ({ shadowRoot }) => shadowRoot.querySelector('[name="theme"][value="dark"]').click(),
  'everything as it was': ({ shadowRoot }) => shadowRoot.querySelector('.restore').click(),
};

async function expectInSight(page) {
  for (const [name, change] of Object.entries(CHANGES)) {
    // On a phone all lengths of lines look alike, and are not there.
    const isThere = name !== 'measure' || (await page.locator('slugline-article #measure').count()) > 0;
    if (!isThere) continue;
    const before = await page.evaluate(() => window.pick());
    const places = await page.evaluate(
      async (change) => {
        window.slide = (slider, step) => {
          slider.value = step;
          slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        };
        const places = [];
        new Function(`return (${change})`)()(document.querySelector('slugline-article'));
        // After each frame is drawn, the first among them.
        for (let frame = 0; frame < 4; frame += 1) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          await new Promise((resolve) => new MessageChannel().port1.postMessage(setTimeout(resolve)));
          places.push(window.place());
        }
        return places;
      },
      change.toString(),
    );
    for (const place of places) expect(Math.abs(place - before), `${name}: ${places} instead of ${before}`).toBeLessThanOrEqual(4);
  }
}

for (const [name, kind] of Object.entries(PAGES))
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }])
    test(`the text in view stays in place: ${name}, ${viewport.width} px`, async ({ page, compose }) => {
      await page.setViewportSize(viewport);
      await page.goto(compose(pageOf(kind, PARAGRAPHS)));
      await ready(page);
      await expect(page.locator('slugline-article #lineSpacing')).toHaveCount(1);
      await read(page);
      await expectInSight(page);
    });

test('the line stays in place in a paragraph longer than the window', async ({ page, compose }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(compose(pageOf({}, `<p>${WORDS.repeat(60)}</p>`)));
  await ready(page);
  await read(page);
  await expectInSight(page);
});

test('the text in view stays in place below the open sheet of a phone', async ({ page, compose }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(compose(pageOf({}, PARAGRAPHS)));
  await ready(page);
  await read(page);
  await page.locator('slugline-article').evaluate(({ shadowRoot }) => shadowRoot.querySelector('.sheet').showPopover());
  await expectInSight(page);
});

test('the text in view stays in place when another tab changes a preference', async ({ page, context, compose }) => {
  const address = compose(pageOf({}, PARAGRAPHS));
  await page.goto(address);
  await ready(page);
  const before = await read(page);
  const other = await context.newPage();
  await other.goto(address);
  await ready(other);
  await other.locator('slugline-article .larger').click();
  await page.bringToFront();
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.querySelector('slugline-article p')).zoom)).toBe('1.125');
  await expect.poll(() => page.evaluate(() => Math.round(window.place()))).toBe(Math.round(before));
});

test('nothing is scrolled at the top of the page', async ({ page, compose }) => {
  await page.goto(compose(pageOf({}, PARAGRAPHS)));
  await ready(page);
  await page.locator('slugline-article .larger').click();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await page.evaluate(() => scrollY)).toBe(0);
});
