import { ready } from '../../support/elements.js';
import { QUOTES, frames } from '../../support/strip.js';
import { expect, hold, test } from '../../support/test.js';
const strip = (style = '', attributes = 'label="Trees"') => `<slugline-ticker ${attributes} style="${style}"><script type="application/json">${JSON.stringify({ source: 'Example figures', quotes: QUOTES })}</script></slugline-ticker>`;
for (const [n, body] of Object.entries({ block: strip(), column: `<header style="display: flex; flex-direction: column; align-items: center"><b>Logo</b>${strip()}</header>`, ib: `<p>${strip('display: inline-block')}</p>`}))
test(n, async ({ page, compose }) => {
  await page.setViewportSize({ width: 320, height: 400 });
  const module = await hold(page, '/pkg/slugline_bg.wasm');
  await page.goto(compose(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>P</title><link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script></head><body style="margin: 8px">${body}</body></html>`));
  const b = () => page.evaluate(() => { const s = document.querySelector('slugline-ticker'); const r = s.getBoundingClientRect(); return [r.width, r.height, getComputedStyle(s).display, ['::before','::after'].map(p => { const c = getComputedStyle(s, p); return [c.content, c.width, c.height, c.display, c.order].join(' ')}).join(' | '), s.shadowRoot && ['.frame','.strip','.label','.source','.viewport','.control'].map(q => { const r = s.shadowRoot.querySelector(q)?.getBoundingClientRect(); return q + ' ' + [r?.x, r?.y, r?.width, r?.height].join(',')}).join(' ')].join('\n'); });
  console.log(n, await b());
  await page.screenshot({ path: `/tmp/dbg-${n}-1.png` });
  await module.release();
  await ready(page); await frames(page);
  console.log(n, await b());
  await page.screenshot({ path: `/tmp/dbg-${n}-2.png` });
});
