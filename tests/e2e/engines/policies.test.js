// Pages under a Content Security Policy, in the engine that ENGINE names.
//
// When this fails, a site with a strict policy shows nothing in that browser or fills its log with violations; or if the policy
// forbids WebAssembly, the text that was there is gone without an error.

import assert from 'node:assert/strict';

import { announce, another, click, evaluate, events, open, ready, test, until } from './support/page.js';
import { page } from './support/site.js';

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'";
const BODY = `<slugline-ticker src="/tests/fixtures/page.txt"></slugline-ticker>
<main><slugline-article id="made" src="/tests/fixtures/page.txt"></slugline-article><slugline-article id="own"><p>Words</p></slugline-article></main>`;

for (const [name, policy] of [
  ['a strict policy', STRICT],
  ['a strict policy with Trusted Types', `${STRICT}; require-trusted-types-for 'script'; trusted-types slugline`],
])
  test(`${name}: everything works, and nothing violates it`, async () => {
    const server = await another({ 'Content-Security-Policy': policy });
    await open('policy', page(BODY), { server });
    // Otherwise the page would be under no policy at all.
    assert.equal(await evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy')), policy);
    await ready();
    await click(() => document.querySelector('#own').shadowRoot.querySelector('.larger'));
    await until(() => getComputedStyle(document.querySelector('#own p')).zoom === '1.125');
    assert.equal(await evaluate(() => document.querySelectorAll('#made .slugline-body > p:not([class])').length), 4);
    await evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'AAA', price: '22.30' }]));
    await until(() => document.querySelector('slugline-ticker').shadowRoot.querySelector('li').textContent.includes('22.30'));
  });

test('if WebAssembly is refused the text stays readable, and the reason is reported', async () => {
  announce(/^slugline: wasm-refused: /);
  const server = await another({ 'Content-Security-Policy': "script-src 'self'" });
  await open('refused', page('<main><slugline-article id="own"><h2 slot="header">A head</h2><p>Words</p></slugline-article></main>'), { server });
  await until(() => window.notes.events.some(({ type }) => type === 'slugline-error'));
  const [{ target, detail }] = await events('slugline-error');
  assert.deepEqual([target, detail.code, detail.fatal], ['own', 'wasm-refused', true], detail.message);
  assert.match(detail.message, /wasm-unsafe-eval/);
  assert.deepEqual(await evaluate(() => Array.from(document.querySelectorAll('h2, p'), (element) => element.checkVisibility())), [true, true]);
  // That it was refused is a violation of the policy: the one that this page is about.
  await evaluate(() => (window.notes.violations = window.notes.violations.filter((violation) => !violation.startsWith('script-src wasm-eval'))));
});
