// Pages from `slugline render --page`, in the engine that ENGINE names.
//
// When this fails, the page jumps in that browser when the elements start.

import assert from 'node:assert/strict';
import { before } from 'node:test';

import render, { PAGES } from '../support/render.js';
import { evaluate, open, openNarrow, ready, rectangles, screenshot, test, until } from './support/page.js';
import { read } from './support/site.js';

/** The nodes of a story with a position of their own, and what surrounds it. */
const BLOCKS = 'slugline-ticker, slugline-article, header, header > *, .slugline-body, .slugline-body > *, li:not(.slugline-quote), img, figcaption';

/** The positions of the quotes: in the rendered list, or in the strip, reset to its beginning. */
const quotes = () =>
  evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    for (const animation of strip.shadowRoot?.getAnimations() ?? []) {
      animation.pause();
      animation.currentTime = 0;
    }
    return Array.from((strip.shadowRoot ?? strip).querySelectorAll('ul:not([aria-hidden]) > li'), (quote) => {
      const { x, y, width, height } = quote.getBoundingClientRect();
      return [x, y + scrollY, width, height];
    });
  });

before(render);

for (const name of ['wire', 'record'])
  for (const width of ['whole', 360])
    test(`${name}: nothing moves when the elements wake up, ${width === 'whole' ? 'in the whole window' : `at ${width} px`}`, async () => {
      const html = read(`${PAGES}/${name}.html`);
      const tag = /<script[^>]* src="([^"]*embed\.js)"[^>]*><\/script>/;
      const [, src] = html.match(tag);
      // The tag is added after the measurements.
      const asleep = html.replace(tag, '');
      if (width === 'whole') await open(`rendered-${name}`, asleep);
      else await openNarrow(`rendered-${name}`, asleep, width);
      const blocks = await rectangles(BLOCKS);
      assert.ok(blocks.length > 10);
      const listed = await quotes();
      assert.equal(listed.length, 3);
      await evaluate((src) => document.head.append(Object.assign(document.createElement('script'), { type: 'module', src })), src);
      await ready();
      await until(() => document.querySelector('slugline-ticker').shadowRoot.querySelector('.track li'));
      assert.deepEqual(await rectangles(BLOCKS), blocks);
      assert.deepEqual(await quotes(), listed);
      await screenshot(`rendered-${name}-${width}`);
    });
