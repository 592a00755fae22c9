// What a strip and a story take from their surroundings, while the page changes: direction, language, colour scheme.
//
// When this fails, a site whose readers switch the language without a new page has a strip that runs the wrong way over an empty ground,
// English words and English numbers in an Arabic page, or a white strip in a dark one.

import { controls, quotes, ready } from '../../support/elements.js';
import { frames, moving, openStrip, sight } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

/** Which way the strip moves on the screen: pixels to the right in a while. */
const drift = (page) =>
  page.evaluate(async () => {
    const track = document.querySelector('slugline-ticker').shadowRoot.querySelector('.track');
    const [animation] = track.getAnimations();
    animation.pause();
    const { duration } = animation.effect.getComputedTiming();
    const at = (part) => {
      animation.currentTime = duration * part;
      return track.getBoundingClientRect().left;
    };
    const way = at(0.3) - at(0.2);
    animation.play();
    return Math.sign(way);
  });

const DIRECTIONS = {
  'the document': () => (document.documentElement.dir = 'rtl'),
  'what is around it': () => (document.querySelector('main').dir = 'rtl'),
  'the strip itself': () => (document.querySelector('slugline-ticker').dir = 'rtl'),
  'a style': () => (document.querySelector('main').style.direction = 'rtl'),
  'a class': () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: '.other { direction: rtl }' }));
    document.body.className = 'other';
  },
  'another place': () => {
    const place = Object.assign(document.createElement('section'), { dir: 'rtl' });
    document.body.append(place);
    place.append(document.querySelector('slugline-ticker'));
  },
  'another place, later': async () => {
    const strip = document.querySelector('slugline-ticker');
    strip.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.dir = 'rtl';
    document.body.append(strip);
  },
};

for (const [name, turn] of Object.entries(DIRECTIONS))
  test(`a strip follows the direction of ${name}`, async ({ page, compose }) => {
    await openStrip(page, compose);
    await moving(page);
    expect(await drift(page)).toBe(-1);
    await page.evaluate(turn);
    await frames(page);
    await moving(page);
    expect(await drift(page)).toBe(1);
    expect((await sight(page)).covered).toBe(true);
  });

const words = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('slugline-ticker');
    const first = shadowRoot.querySelector('.track > ul > li');
    return {
      button: shadowRoot.querySelector('.control')?.ariaLabel,
      price: first?.querySelector('.slugline-price').textContent,
      down: first?.querySelector('.slugline-arrow').ariaLabel,
      source: shadowRoot.querySelector('.source')?.textContent.replaceAll('\u00a0', ' '),
    };
  });
const GERMAN = { button: 'Kursband anhalten', price: '12,40', down: 'gefallen', source: 'Example figures · Börse geschlossen' };
const ENGLISH = { button: 'Pause the ticker', price: '12.40', down: 'down', source: 'Example figures · Market closed' };

const LANGUAGES = {
  'the document': () => (document.documentElement.lang = 'de'),
  'what is around it': () => (document.querySelector('main').lang = 'de'),
  'the strip itself': () => (document.querySelector('slugline-ticker').lang = 'de'),
  'another place': () => {
    const place = Object.assign(document.createElement('section'), { lang: 'de' });
    document.body.append(place);
    place.append(document.querySelector('slugline-ticker'));
  },
  'another place, later': async () => {
    const strip = document.querySelector('slugline-ticker');
    strip.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.lang = 'de';
    document.body.append(strip);
  },
};

for (const [name, turn] of Object.entries(LANGUAGES))
  test(`a strip follows the language of ${name}`, async ({ page, compose }) => {
    await openStrip(page, compose);
    expect({ ...(await words(page)), button: ENGLISH.button }).toEqual(ENGLISH);
    await page.evaluate(turn);
    await expect.poll(() => words(page)).toEqual(GERMAN);
    // Later figures are written so too.
    await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'ALDER', price: '1012.50' }]));
    await expect(quotes(page).first().locator('.slugline-price')).toHaveText('1.012,50');
  });

test('the last of two languages is used', async ({ page, compose }) => {
  await openStrip(page, compose);
  await page.evaluate(() => {
    document.documentElement.lang = 'fr';
    document.documentElement.lang = 'de';
  });
  await expect.poll(() => words(page)).toEqual(GERMAN);
  await page.evaluate(() => (document.documentElement.lang = 'en'));
  await expect.poll(async () => (await words(page)).price).toBe('12.40');
});

test('the controls of a story follow, and the words of one without a language', async ({ page, compose }) => {
  const story = { headline: 'A headline', bylines: [{ name: 'A desk' }], body: [{ type: 'paragraph', text: ['A paragraph.'] }] };
  await page.goto(compose(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Story</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
    <main><slugline-article><script type="application/json">${JSON.stringify({ article: story })}</script></slugline-article></main>`));
  await ready(page);
  await expect(page.locator('.slugline-byline')).toHaveText('By A desk');
  await controls(page).larger.click();
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await expect(page.getByRole('group', { name: 'Textgröße:' })).toBeVisible();
  await expect(page.locator('.slugline-byline')).toHaveText('Von A desk');
  await expect(page.locator('.slugline-headline')).toHaveCount(1);
  // What the reader has chosen stays.
  expect(await page.evaluate(() => document.querySelector('slugline-article').shadowRoot.querySelector('slot').style.getPropertyValue('--slugline-text-scale'))).toBe('1.125');
});

/** A page with a story that says its language as `lang`, in a page of English; its own words are a byline's, its times' and its controls'. */
const storyPage = (lang, after = '') => {
  const article = { lang, headline: 'A headline', published: '2026-03-10T11:55:10Z', bylines: [{ name: 'A desk' }], body: [{ type: 'paragraph', text: ['A paragraph.'] }] };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Story</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>
    <main><slugline-article><script type="application/json">${JSON.stringify({ article })}</script></slugline-article>${after}</main>`;
};
/** What a story says by itself: the label of its controls, of its byline, and of its time. */
const said = (page) =>
  page.evaluate(() => {
    const story = document.querySelector('slugline-article');
    return [story.shadowRoot?.querySelector('.label')?.textContent, ...['.slugline-byline', '.slugline-published'].map((selector) => story.querySelector(selector)?.textContent)];
  });
const IN_ENGLISH = ['Text size:', 'By A desk', 'Published 4 minutes ago'];
const IN_GERMAN = ['Textgröße:', 'Von A desk', 'Veröffentlicht: vor 4 Minuten'];

const TURNS = {
  'the document': LANGUAGES['the document'],
  'what is around it': LANGUAGES['what is around it'],
  'the story itself': () => (document.querySelector('slugline-article').lang = 'de'),
  'another place': () => {
    const place = Object.assign(document.createElement('section'), { lang: 'de' });
    document.body.append(place);
    place.append(document.querySelector('slugline-article'));
  },
  'another place, later': async () => {
    const story = document.querySelector('slugline-article');
    story.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.lang = 'de';
    document.body.append(story);
  },
};
for (const [name, turn] of Object.entries(TURNS))
  test(`a story takes the language of ${name}`, async ({ page, compose }) => {
    await page.clock.install({ time: new Date('2026-03-10T12:00:00Z') });
    await page.goto(compose(storyPage(undefined)));
    await ready(page);
    expect(await said(page)).toEqual(IN_ENGLISH);
    await page.evaluate(turn);
    await page.clock.runFor(1000);
    await expect.poll(() => said(page)).toEqual(IN_GERMAN);
  });

test('a story with its own language keeps it, and its controls follow the page', async ({ page, compose }) => {
  await page.clock.install({ time: new Date('2026-03-10T12:00:00Z') });
  await page.goto(compose(storyPage('en')));
  await ready(page);
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await expect.poll(() => said(page)).toEqual([IN_GERMAN[0], ...IN_ENGLISH.slice(1)]);
});

test('figures next to words follow too', async ({ page, compose }) => {
  await page.goto(
    compose(
      storyPage(undefined, `<slugline-ticker><script type="application/json">{"quotes":[{"symbol":"ALDER","price":"1012.40"}]}</script></slugline-ticker>`).replace('A paragraph.', 'Of $ALDER.'),
    ),
  );
  await ready(page);
  const figure = () => page.locator('slugline-article .slugline-quote').evaluate(({ dataset }) => dataset.quote?.replaceAll(/[\u2068\u2069]/g, ''));
  expect(await figure()).toBe('1,012.40');
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await expect.poll(figure).toBe('1.012,40');
});

test('inside a component it follows the surroundings of the component', async ({ page, compose }) => {
  await openStrip(page, compose);
  await page.evaluate(async () => {
    const host = document.createElement('section');
    document.querySelector('main').append(host);
    host.attachShadow({ mode: 'open' }).append(document.querySelector('slugline-ticker'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    host.lang = 'de';
    document.querySelector('main').dir = 'rtl';
    // The tests look in the document.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { shadowRoot } = host.shadowRoot.querySelector('slugline-ticker');
    window.seen = {
      price: shadowRoot.querySelector('.slugline-price').textContent,
      down: shadowRoot.querySelector('.slugline-arrow').ariaLabel,
      direction: getComputedStyle(shadowRoot.querySelector('.viewport')).direction,
    };
  });
  expect(await page.evaluate(() => window.seen)).toEqual({ price: GERMAN.price, down: GERMAN.down, direction: 'rtl' });
});

test('it follows the colour scheme of its surroundings', async ({ page, compose }) => {
  await openStrip(page, compose);
  const ground = () => page.locator('slugline-ticker').evaluate((strip) => getComputedStyle(strip).backgroundColor);
  const light = await ground();
  await page.evaluate(() => (document.querySelector('main').style.colorScheme = 'dark'));
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: '.day { color-scheme: light }' }));
    document.querySelector('slugline-ticker').className = 'day';
  });
  expect(await ground(), 'the nearest counts').toBe(light);
  // Elsewhere it is that of the other place.
  await page.evaluate(async () => {
    const strip = document.querySelector('slugline-ticker');
    strip.className = '';
    strip.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(strip);
  });
  expect(await ground()).toBe(light);
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
  expect(await ground()).toBe(dark);
});

test('former surroundings are no longer followed', async ({ page, compose }) => {
  await openStrip(page, compose);
  await page.evaluate(async () => {
    document.querySelector('slugline-ticker').remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.documentElement.lang = 'de';
    document.documentElement.dir = 'rtl';
  });
  await frames(page);
});
