// The sources of a story and a strip, in the engine that ENGINE names.
//
// When this fails, a publisher's story does not appear in that browser, an advertisement between its paragraphs loads twice, or
// a wrong address is not reported.

import assert from 'node:assert/strict';

import { announce, click, evaluate, events, open, ready, test, until } from './support/page.js';
import { page } from './support/site.js';

const quotes = () =>
  evaluate(() =>
    Array.from(document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('.track > ul:not([aria-hidden]) > li'), (quote) =>
      quote.textContent.replace(/\s+/g, ' ').trim(),
    ),
  );
const texts = (selector) => evaluate((selector) => Array.from(document.querySelectorAll(selector), (element) => element.textContent), selector);

test('wire copy at an address is a story and a strip', async () => {
  const src = '/tests/fixtures/page.txt';
  await open('wire', page(`<slugline-ticker src="${src}"></slugline-ticker><main><slugline-article src="${src}"></slugline-article></main>`));
  await ready();
  assert.deepEqual(await quotes(), ['AAA ▼ −0.36% $22.25', 'BRK.B ▲ +1.10% $1,480.10', 'EUR/USD ▼ −0.07% $1.1575']);
  assert.deepEqual(await texts('.slugline-headline'), ['Paper tape - a short history']);
  assert.deepEqual(await texts('.slugline-crosshead'), ["'Three quarters of an inch'", 'Last words']);
  assert.deepEqual(await texts('.slugline-body > p:not([class])'), [
    'It stood under a glass dome -- so as to be heard less.',
    '- Read it aloud, said the clerk.',
    'The ribbon ran on.',
    'Then it stopped.',
  ]);
  const told = (await events('slugline-ready')).map(({ target, detail }) => [target, detail]);
  assert.deepEqual(Object.fromEntries(told), {
    'slugline-ticker': { format: 'wire', warnings: [] },
    'slugline-article': { format: 'wire', warnings: [] },
  });
});

test('children of the page stay the same nodes, and a frame in them loads once', async () => {
  const children = '<h2 slot="header">A head</h2><p>One</p><iframe title="An advertisement" src="/tests/e2e/scenarios/sources/frame.html"></iframe><p>Two</p>';
  const watch = `<script>
    window.story = document.querySelector('slugline-article');
    window.children = [...story.childNodes];
    window.loads = 0;
    story.querySelector('iframe').addEventListener('load', () => (window.loads += 1));
    window.changes = 0;
    new MutationObserver((records) => (window.changes += records.length)).observe(story, { childList: true, characterData: true, attributes: true, subtree: true });
  </script>`;
  await open('children', page(`<main><slugline-article>${children}</slugline-article></main>${watch}`));
  await ready();
  await until(() => window.loads > 0);
  await click(() => window.story.shadowRoot.querySelector('.larger'));
  await until(() => getComputedStyle(document.querySelector('slugline-article p')).zoom === '1.125');
  const found = await evaluate(() => {
    const now = [...window.story.childNodes];
    return { same: now.length === window.children.length && now.every((node, index) => node === window.children[index]), changes: window.changes, loads: window.loads };
  });
  assert.deepEqual(found, { same: true, changes: 0, loads: 1 });
});

test('an address with nothing behind it is reported, and the current story stays', async () => {
  announce(/^slugline: http: .*gone\.json was answered with 404/);
  await open('gone', page('<main><slugline-article id="lost" src="/gone.json"><p>What was there</p></slugline-article></main>'));
  await until(() => window.notes.events.some(({ type }) => type === 'slugline-error'));
  const [{ target, detail }] = await events('slugline-error');
  assert.deepEqual([target, detail.code, detail.fatal], ['lost', 'http', false]);
  assert.match(detail.url, /\/gone\.json$/);
  assert.ok(await evaluate(() => document.querySelector('#lost p').checkVisibility()));
});
