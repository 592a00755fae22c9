// The elements are in the language of their place in the page.
//
// When this fails, a reader's screen reader says English words in the middle of another language, numbers are written as
// nobody writes them there, or the controls run in the wrong direction.

import { expectAccessible } from '../../support/axe.js';
import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const WORDS = {
  de: { label: 'Textgröße:', buttons: ['Text verkleinern', 'Normale Textgröße', 'Text vergrößern'], said: 'Textgröße 112,5\u00a0%', pause: 'Kursband anhalten', region: 'Börse', down: 'gefallen', closed: 'Börse geschlossen' },
  ar: { label: 'حجم النص:', buttons: ['تصغير النص', 'حجم النص العادي', 'تكبير النص'], said: /^حجم النص .*112.5/, pause: 'إيقاف شريط الأسعار مؤقتًا', region: 'الأسواق', down: 'انخفاض', closed: 'السوق مغلقة' },
  ja: { label: '文字サイズ：', buttons: ['文字を小さくする', '標準の文字サイズ', '文字を大きくする'], said: '文字サイズ 112.5%', pause: '株価表示を一時停止', region: 'マーケット', down: '下落', closed: '取引時間外' },
};

test.beforeEach(async ({ page }) => {
  await page.goto('/tests/e2e/scenarios/languages/page.html');
  await ready(page);
});

for (const [lang, words] of Object.entries(WORDS))
  test(`the controls have the words of ${lang}`, async ({ page }) => {
    const place = page.locator(`section[lang=${lang}]`);
    const toolbar = place.getByRole('group', { name: words.label });
    await expect(toolbar).toBeVisible();
    await expect(place.locator('.toolbar')).toHaveAttribute('lang', lang);
    const buttons = toolbar.getByRole('button');
    for (const [index, name] of words.buttons.entries()) await expect(buttons.nth(index)).toHaveAccessibleName(new RegExp(name));
    await buttons.last().click();
    await expect(controls(page, `section[lang=${lang}] slugline-article`).announcement).toHaveText(words.said);
    await expect(place.getByRole('button', { name: words.pause })).toBeVisible();
    const region = place.getByRole('region', { name: words.region });
    await expect(region).toBeVisible();
    await expect(region.getByRole('img', { name: words.down }).first()).toBeVisible();
    await expect(place.locator('slugline-ticker .source')).toHaveText(words.closed);
  });

test('numbers are written as in their language, with the digits of the feed', async ({ page }) => {
  const cells = (lang, name) => quotes(page, `section[lang=${lang}] slugline-ticker`).locator(`.slugline-${name} bdi`);
  const intl = (lang, digits, options) =>
    page.evaluate(([lang, digits, options]) => new Intl.NumberFormat(lang, options).format(digits), [lang, digits, options]);
  // `Intl` is the oracle for order and separators; the minus sign is a minus sign everywhere, and marks of direction are left to <bdi>.
  const plain = (text) => text.replaceAll(/[\u200e\u200f\u061c]/g, '').replaceAll('-', '−');
  for (const lang of Object.keys(WORDS)) {
    const price = await intl(lang, '1234567.80', { style: 'currency', currency: 'EUR', minimumFractionDigits: 2, maximumFractionDigits: 2 });
    expect(plain(await cells(lang, 'price').textContent())).toBe(plain(price));
    const percent = await intl(lang, '-0.0125', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
    expect(plain(await cells(lang, 'change').textContent())).toBe(plain(percent));
  }
});

test('the controls have the direction of the text', async ({ page }) => {
  const centres = (lang) =>
    page.evaluate((lang) => {
      const shadow = document.querySelector(`section[lang=${lang}] slugline-article`).shadowRoot;
      const middle = (element) => element.getBoundingClientRect().x + element.getBoundingClientRect().width / 2;
      return Array.from(shadow.querySelectorAll('.size > *'), middle);
    }, lang);
  const sorted = (values) => [...values].sort((one, other) => one - other);
  const [de, ar] = [await centres('de'), await centres('ar')];
  expect(de).toHaveLength(4);
  expect(de).toEqual(sorted(de));
  expect(ar).toEqual(sorted(ar).reverse());
});

test('a story in another language has its lang attribute', async ({ page }) => {
  await expect(page.locator('section[lang=ja] h2')).toHaveText('An English story in a Japanese page');
  const lang = await page.locator('section[lang=ja] h2').evaluate((heading) => heading.closest('[lang]').lang);
  expect(lang).toBe('en');
});

test('axe finds nothing in any language', async ({ page }) => {
  await expectAccessible(page);
});

const wordFiles = (guest) => guest.requests.filter((url) => url.includes('/pkg/words/')).map((url) => new URL(url).pathname.split('/').at(-1));

test('only the needed files of words are loaded, once each', async ({ page, guest }) => {
  await expect.poll(() => wordFiles(guest).sort()).toEqual(['ar.js', 'de.js', 'ja.js']);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('slugline-article'), { lang: 'de-AT', textContent: 'Noch ein Satz.' }));
    document.body.append(Object.assign(document.createElement('slugline-article'), { lang: 'fi', textContent: 'Lause.' }));
  });
  await ready(page);
  await expect(page.locator('slugline-article[lang=de-AT]').getByRole('group', { name: 'Textgröße:' })).toBeVisible();
  // Languages without words of ours are told in English.
  await expect(page.locator('slugline-article[lang=fi]').getByRole('group', { name: 'Text size:' })).toBeVisible();
  expect(wordFiles(guest).sort()).toEqual(['ar.js', 'de.js', 'ja.js']);
});

for (const [tag, label] of [
  ['iw', 'גודל הטקסט:'],
  ['zh', '字号：'],
  ['zh-Hant-HK', '文字大小：'],
  ['zh_TW', '文字大小：'],
  ['zh-Hans-HK', '字号：'],
  ['DE-de-u-co-phonebk', 'Textgröße:'],
  ['constructor', 'Text size:'],
  ['', 'Text size:'],
])
  test(`the tag "${tag}" gets its words`, async ({ page }) => {
    await page.evaluate((tag) => {
      const article = Object.assign(document.createElement('slugline-article'), { id: 'own', lang: tag, textContent: 'A sentence.' });
      document.body.append(article);
    }, tag);
    await ready(page);
    await expect(page.locator('#own').getByRole('group', { name: label })).toBeVisible();
  });

test('a story in another language than the page has its own words', async ({ page }) => {
  const byline = await page.evaluate(async () => {
    const article = document.createElement('slugline-article');
    const seen = [];
    new MutationObserver(() => seen.push(article.querySelector('.slugline-byline')?.textContent)).observe(article, { childList: true, subtree: true });
    article.article = { lang: 'fr', headline: 'Le télégraphe', bylines: [{ name: 'La rédaction' }], body: [] };
    document.querySelector('section[lang=ja]').append(article);
    await article.ready;
    return [...new Set([...seen, article.querySelector('.slugline-byline').textContent])];
  });
  // At no moment in another.
  expect(byline).toEqual(['Par La rédaction']);
});

test('words that cannot be loaded are reported, and are in English', async ({ page, guest }) => {
  guest.announce(/load-failed|http/, /404/);
  await page.route('**/pkg/words/pl.js*', (route) => route.fulfill({ status: 404 }));
  const detail = await page.evaluate(async () => {
    const article = Object.assign(document.createElement('slugline-article'), { id: 'own', lang: 'pl', textContent: 'Zdanie.' });
    const told = new Promise((resolve) => article.addEventListener('slugline-error', ({ detail }) => resolve(detail)));
    document.body.append(article);
    await article.ready;
    return told;
  });
  expect(detail).toMatchObject({ code: 'http', fatal: false });
  expect(detail.url).toContain('/pkg/words/pl.js');
  await expect(page.locator('#own').getByRole('group', { name: 'Text size:' })).toBeVisible();
});
