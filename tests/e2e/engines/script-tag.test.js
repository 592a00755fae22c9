// The script tag in all forms that publishers use, in the engine that ENGINE names.
//
// When this fails, a way of loading upgrades nothing in that browser: import.meta in a classic script, a relative import from
// another origin.

import assert from 'node:assert/strict';

import { another, evaluate, open, ready, test } from './support/page.js';
import { page } from './support/site.js';

const TAGS = {
  'classic in the head': (from) => `<script src="${from}pkg/embed.js"></script>`,
  'async module': (from) => `<script type="module" async src="${from}pkg/embed.js"></script>`,
  deferred: (from) => `<script defer src="${from}pkg/embed.js"></script>`,
};

for (const [name, tag] of Object.entries(TAGS))
  for (const origin of ['its own', 'another'])
    test(`${name}, from ${origin} origin`, async () => {
      const from = origin === 'another' ? await another() : '/';
      await open('script-tag', page('<main><slugline-article><p>Words</p></slugline-article></main>', { head: tag(from) }));
      await ready();
      const { buttons, hosts, here } = await evaluate(() => ({
        buttons: document.querySelector('slugline-article').shadowRoot.querySelectorAll('button').length,
        hosts: performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter(({ pathname }) => pathname.startsWith('/pkg/')).map(({ host }) => host),
        here: location.host,
      }));
      assert.equal(buttons, 3);
      const host = origin === 'another' ? new URL(from).host : here;
      // The tag, the elements, the module's script, the module, the style sheet.
      assert.deepEqual(hosts, [host, host, host, host, host]);
    });
