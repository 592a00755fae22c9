// A page with right-to-left text, in the engine that ENGINE names.
//
// When this fails, a reader of Arabic or Hebrew sees the controls on the wrong side, "A−" reversed, or has to scroll sideways.

import assert from 'node:assert/strict';

import { assertAccessible, assertNoSidewaysScrolling, evaluate, open, ready, rectangles, screenshot, test } from './support/page.js';
import { page } from './support/site.js';

const BODY = `<slugline-ticker label="أسعار"><script type="application/json">{ "source": "أرقام للتوضيح", "quotes": [
  { "symbol": "EBB", "price": "1234567.80", "currency": "EUR", "change_percent": "-1.25", "state": "closed" },
  { "symbol": "FLD", "price": "12.40", "currency": "EUR", "change_percent": "0.80", "state": "closed" } ] }</script></slugline-ticker>
<main><slugline-article><h1 slot="header">عنوان</h1><p>جملة قصيرة في بداية القصة.</p><p>وجملة أخرى.</p></slugline-article></main>`;

test('the controls begin at the right and are in the language of the page', async () => {
  await open('right-to-left', page(BODY, { lang: 'ar', dir: 'rtl' }));
  await ready();
  const [story] = await rectangles('slugline-article');
  const buttons = await evaluate(() =>
    Array.from(document.querySelector('slugline-article').shadowRoot.querySelectorAll('button'), (button) => {
      const { left, right } = button.getBoundingClientRect();
      return { left, right };
    }),
  );
  assert.equal(buttons.length, 3);
  // Smaller, back, larger: from the right to the left.
  assert.ok(buttons[0].left > buttons[1].left && buttons[1].left > buttons[2].left);
  const label = await evaluate(() => document.querySelector('slugline-article').shadowRoot.querySelector('.label').getBoundingClientRect().right);
  assert.ok(Math.abs(label - (story.x + story.width)) < 1, `${label} is not the right edge of ${JSON.stringify(story)}`);
  assert.match(await evaluate(() => document.querySelector('slugline-article').shadowRoot.querySelector('.label').textContent), /[\u0600-\u06ff]/);
  // The sign is to the right of its letter.
  const signs = await evaluate(() =>
    Array.from(document.querySelector('slugline-article').shadowRoot.querySelectorAll('.smaller, .larger'), (button) => {
      const text = document.createTreeWalker(button, NodeFilter.SHOW_TEXT).nextNode();
      const left = (from) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, from + 1);
        return range.getBoundingClientRect().left;
      };
      return [text.data, left(0) < left(1)];
    }),
  );
  assert.deepEqual(signs, [['A−', true], ['A+', true]]);
  await assertNoSidewaysScrolling();
  await assertAccessible();
  await screenshot('right-to-left');
});
