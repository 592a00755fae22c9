// When a story was published and updated, as its reader's clock and its own language have it.
//
// When this fails, a reader in another time zone takes yesterday's news for today's, "5 minutes ago" stands there for hours, or a
// story moves when the times are told anew.

import { expectUnmoved, rectangles } from '../../support/layout.js';
import { ready } from '../../support/elements.js';
import { PAGES } from '../../support/render.js';
import { expect, hold, test } from '../../support/test.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const story = (more) => ({ article: { headline: 'A headline', published: '2026-03-10T11:55:10Z', body: [{ type: 'paragraph', text: ['A paragraph.'] }], ...more } });
const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Times</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script>';

test.use({ timezoneId: 'America/New_York' });

/** Shows a story in a page of a language, and gives its times. */
async function show(page, document, lang = 'en') {
  await page.evaluate(
    async ([document, lang]) => {
      const article = Object.assign(window.document.createElement('slugline-article'), { lang });
      window.document.body.append(article);
      await article.show(document);
      await article.ready;
    },
    [document, lang],
  );
  return page.locator('slugline-article time');
}

test.beforeEach(async ({ page, compose }) => {
  await page.clock.install({ time: NOW });
  await page.goto(await compose(`${HEAD}<main></main>`));
  await page.waitForFunction(() => customElements.get('slugline-article'));
});

for (const [lang, said, title] of [
  ['en', 'Published 4 minutes ago', /^March 10, 2026 at 7:55 AM$/],
  ['de', 'Veröffentlicht: vor 4 Minuten', '10. März 2026 um 07:55'],
  ['fr', 'Publié\u00a0: il y a 4 minutes', '10 mars 2026 à 07:55'],
  ['ja', '公開：4 分前', '2026年3月10日 7:55'],
  ['zh-Hant', '發布時間：4 分鐘前', /^2026年3月10日 \S+7:55$/],
  // No words of ours: English altogether.
  ['fi', 'Published 4 minutes ago', 'March 10, 2026 at 7:55 AM'],
  ['de_AT', 'Veröffentlicht: vor 4 Minuten', '10. März 2026 um 07:55'],
])
  test(`on the first day times are relative, in ${lang}`, async ({ page }) => {
    const time = await show(page, story(), lang);
    await expect(page.locator('.slugline-published')).toHaveText(said);
    await expect(time).toHaveAttribute('datetime', '2026-03-10T11:55:10Z');
    const told = await time.getAttribute('title');
    expect(told.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(title);
  });

test('a relative time is kept up to date, and a day later it is a date', async ({ page }) => {
  const time = await show(page, story({ updated: '2026-03-10T11:59:59.5Z' }));
  await expect(time).toHaveText(['4 minutes ago', 'now']);
  await page.clock.runFor('02:00');
  await expect(time).toHaveText(['6 minutes ago', '2 minutes ago']);
  await page.clock.fastForward('03:00:00');
  await expect(time).toHaveText(['3 hours ago', '3 hours ago']);
  await page.clock.fastForward('21:00:00');
  await expect(time).toHaveText(['March 10, 2026 at 7:55\u202fAM', 'March 10, 2026 at 7:59\u202fAM']);
  await expect(time.first()).not.toHaveAttribute('aria-label');
  await expect(time.first()).not.toHaveAttribute('title');
});

test('a clock that is behind shows no time in the future', async ({ page }) => {
  const time = await show(page, story({ published: '2026-03-10T15:00:00+01:00' }));
  await expect(time).toHaveText('March 10, 2026 at 10:00\u202fAM');
});

test('a removed story no longer asks for the time', async ({ page }) => {
  const time = await show(page, story());
  const article = await page.locator('slugline-article').elementHandle();
  await page.evaluate((article) => article.remove(), article);
  await page.clock.runFor('05:00');
  expect(await article.evaluate((article) => article.querySelector('time')?.textContent)).toBeUndefined();
  await expect(time).toHaveCount(0);
});

test('other times of the page are unchanged', async ({ page }) => {
  await page.evaluate(async () => {
    const article = document.createElement('slugline-article');
    const node = (tag, more, ...children) => {
      const made = Object.assign(document.createElement(tag), more);
      made.append(...children);
      return made;
    };
    article.append(
      node('p', {}, node('time', { dateTime: '2026-03-10T11:00:00Z' }, 'this morning')),
      node('p', { className: 'slugline-published' }, node('time', { dateTime: 'soon' }, 'soon')),
      node('p', { className: 'slugline-published' }, node('time', { dateTime: '2026-03-10T11:00:00Z' }, node('b', {}, 'At noon'))),
    );
    document.body.append(article);
    await article.ready;
  });
  await expect(page.locator('slugline-article time')).toHaveText(['this morning', 'soon', 'At noon']);
});

for (const width of [1280, 360])
  test(`the times of a rendered page change to the time zone of the reader, and nothing moves, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.clock.setSystemTime(new Date('2026-01-02T03:14:05Z'));
    // Without their texts, of which the times are others.
    const places = async () => (await rectangles(page, 'slugline-article > *, slugline-article p, slugline-article h2')).map((place) => ({ ...place, name: '' }));
    const { release } = await hold(page, '/pkg/elements.js');
    await page.goto(`/${PAGES}/record.html`);
    const times = page.locator('slugline-article time');
    await expect(times.first()).toHaveText(/UTC|GMT/);
    const before = await places();
    release();
    await ready(page);
    await expect(times.first()).not.toHaveText(/UTC|GMT/);
    expectUnmoved(await places(), before);
  });

test('the times of a line use one clock', async ({ page }) => {
  // The first was the reader's and the second the server's where only one of them could be shorter without a move.
  await page.clock.setSystemTime(new Date('2026-01-02T03:14:05Z'));
  for (let width = 300; width <= 700; width += 40) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/${PAGES}/record.html`);
    await page.evaluate(() => {
      const [published] = document.querySelectorAll('slugline-article .slugline-published');
      const updated = published.cloneNode(true);
      updated.className = 'slugline-updated';
      published.after(updated);
    });
    await ready(page);
    const texts = await page.locator('slugline-article time').allTextContents();
    expect(texts.length).toBeGreaterThan(1);
    const zones = texts.map((text) => /UTC|GMT/.test(text));
    expect(new Set(zones).size, `${width} px: ${texts.join(', ')}`).toBe(1);
  }
});

test('the time of day is not broken across lines', async ({ page }) => {
  for (const lang of ['en', 'ko', 'ar', 'en-AU']) {
    const time = await show(page, story({ lang, published: '2026-01-02T03:04:05Z' }), lang);
    const text = await time.last().textContent();
    const hour = await page.evaluate(([lang]) => new Date('2026-01-02T03:04:05Z').toLocaleString(lang, { timeStyle: 'short' }), [lang]);
    expect(text, lang).toContain(hour.replaceAll(' ', '\u00a0'));
    expect(hour.replaceAll(' ', '\u00a0'), lang).not.toMatch(/ /);
  }
});

test('a time that does not fit is shortened, and complete in the tooltip and for assistive technology', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.addStyleTag({ content: 'slugline-article { font-size: 36px }' });
  const entry = { type: 'entry', published: '2026-01-02T13:04:05Z', headline: 'It begins', body: [] };
  const time = await show(page, story({ published: '2026-02-02T03:04:05Z', body: [entry] }));
  await expect(time).toHaveCount(2);
  for (const [at, short, whole] of [[0, /^Feb\s1,\s(2026,\s)?10:04\sPM$/, /^February 1, 2026 at 10:04\sPM$/], [1, /^Jan\s2,\s(2026,\s)?8:04\sAM$/, /^January 2, 2026 at 8:04\sAM$/]]) {
    await expect(time.nth(at)).toHaveText(short);
    await expect(time.nth(at)).toHaveAttribute('title', whole);
    await expect(time.nth(at)).toHaveAccessibleName(whole);
    expect(await time.nth(at).evaluate((node) => node.getClientRects().length), 'one line').toBe(1);
  }
});

test('the times of live blog entries are shown like that of the story', async ({ page }) => {
  const entry = (published) => ({ type: 'entry', published, headline: 'It begins', body: [] });
  const time = await show(page, story({ published: undefined, body: [entry('2026-03-10T11:55:10Z'), entry('2026-03-09T11:00:00Z')] }));
  await expect(time).toHaveText(['4 minutes ago', 'March 9, 2026 at 7:00\u202fAM']);
  await expect(time.first()).toHaveAttribute('title', /^March 10, 2026 at 7:55\sAM$/);
  await page.clock.runFor('02:00');
  await expect(time.first()).toHaveText('6 minutes ago');
});

// Numbers and the word are those that a server writes: src/render/tests.rs.
for (const [lang, word, said] of [
  ['en', 'word ', '2\u00a0min read'],
  ['de', 'Wort ', '2\u00a0Min. Lesezeit'],
  ['ar-EG', '\u0643\u0644\u0645\u0629 ', '\u0645\u062f\u0629 \u0627\u0644\u0642\u0631\u0627\u0621\u0629: \u0662\u00a0\u062f'],
  ['ja', '\u6f22\u5b57', '\u8aad\u4e86\u76ee\u5b89\uff1a2\u5206'],
  ['zh-TW', '\u6f22\u5b57', '\u95b1\u8b80\u6642\u9593\uff1a\u7d042\u5206\u9418'],
])
  test(`the reading time is shown, in ${lang}`, async ({ page }) => {
    await show(page, story({ lang, body: [{ type: 'paragraph', text: [word.repeat(440)] }] }));
    await expect(page.locator('.slugline-meta > :last-child')).toHaveText(said, { useInnerText: false });
    await expect(page.locator('.slugline-reading')).toHaveCount(1);
  });

test('a story of a few words has no reading time', async ({ page }) => {
  await show(page, story());
  await expect(page.locator('.slugline-reading')).toHaveCount(0);
});
