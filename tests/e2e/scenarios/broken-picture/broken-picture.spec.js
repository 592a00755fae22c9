// Pictures that do not load.
//
// When this fails, a story has an empty frame with the browser's broken-picture icon in it, and nobody reads what it would have shown.

import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const figure = (src, more) => ({ type: 'figure', src, width: 600, height: 400, ...more });
const ARTICLE = {
  headline: 'Pictures',
  hero: { src: '/missing/hero.jpg', width: 1200, height: 800, alt: 'A machine under a glass dome', caption: ['The machine.'], credit: '© The Tape' },
  body: [
    { type: 'paragraph', text: ['Before.'] },
    figure('/missing/silent.jpg', {}),
    figure('/demo/ticker.svg', { alt: 'A ticker' }),
    figure('/missing/captioned.jpg', { caption: ['A caption.'] }),
    { type: 'gallery', figures: [{ src: '/missing/gallery.jpg', alt: 'In a gallery' }] },
    { type: 'paragraph', text: ['After.'] },
  ],
};
const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head>';
const MADE = `<slugline-article><script type="application/json">${JSON.stringify({ article: ARTICLE })}</script></slugline-article>`;
// As a server renders it.
const RENDERED = `<slugline-article><header slot="header" class="slugline-header slugline-content"><h2 class="slugline-headline">Pictures</h2><figure class="slugline-hero"><img src="/missing/hero.jpg" width="1200" height="800" alt="A machine under a glass dome"><figcaption><span class="slugline-caption">The machine.</span> <span class="slugline-credit">© The Tape</span></figcaption></figure></header>
  <div class="slugline-body"><p>Before.</p><figure class="slugline-figure"><img src="/missing/silent.jpg" width="600" height="400" alt=""></figure><figure class="slugline-figure"><img src="/demo/ticker.svg" width="600" height="400" alt="A ticker"></figure><figure class="slugline-figure"><img src="/missing/captioned.jpg" width="600" height="400" alt=""><figcaption><span class="slugline-caption">A caption.</span></figcaption></figure><div class="slugline-gallery"><figure class="slugline-figure"><img src="/missing/gallery.jpg" alt="In a gallery"></figure></div><p>After.</p></div></slugline-article>`;

for (const [name, story] of [['made', MADE], ['rendered', RENDERED]])
  test(`alt text replaces a broken picture, without a gap: ${name}`, async ({ page, guest, compose }) => {
    guest.announce(/404/, /^slugline: a picture did not come: .*\/missing\/hero\.jpg$/);
    guest.announce(...['silent', 'captioned', 'gallery'].map((picture) => new RegExp(`^slugline: a picture did not come: .*/missing/${picture}\\.jpg$`)));
    await page.goto(compose(`${HEAD}<body><main>${story}</main></body></html>`));
    await ready(page);
    // Those far down are asked for when they come near.
    await page.evaluate(() => document.querySelectorAll('slugline-article img').forEach((picture) => (picture.loading = 'eager')));
    await expect(page.locator('[data-slugline-broken]')).toHaveCount(4);
    await expect(page.locator('slugline-article img:visible')).toHaveCount(1);
    await expect(page.locator('.slugline-alt')).toHaveText(['A machine under a glass dome', 'In a gallery']);
    const places = await page.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const figures = Array.from(document.querySelectorAll('slugline-article figure'), (figure) => Math.round(figure.getBoundingClientRect().height));
      return { figures, caption: box('.slugline-hero figcaption').top - box('.slugline-hero').top };
    });
    // The first has two short texts, the second nothing at all.
    expect(places.caption).toBeLessThan(60);
    expect(places.figures[0]).toBeLessThan(120);
    expect(places.figures[1]).toBe(0);
    expect(places.figures[3]).toBeLessThan(60);
    expect(guest.said.filter((text) => text.startsWith('slugline:'))).toHaveLength(4);
  });

test('a picture that loads later is shown again', async ({ page, guest, compose }) => {
  guest.announce(/404/, /a picture did not come/);
  await page.goto(compose(`${HEAD}<body><main>${MADE}</main></body></html>`));
  await ready(page);
  const hero = page.locator('.slugline-hero img');
  await expect(page.locator('.slugline-hero .slugline-alt')).toHaveCount(1);
  await hero.evaluate((picture) => (picture.src = '/demo/ticker.svg'));
  await expect(hero).toBeVisible();
  await expect(page.locator('.slugline-hero .slugline-alt')).toHaveCount(0);
});
