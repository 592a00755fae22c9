// A reader who prefers more contrast.
//
// When this fails, captions, times and the lines around buttons stay as pale as for everybody else.

import { expectAccessible } from '../../support/axe.js';
import { ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';
import whole from '../every-block/story.json' with { type: 'json' };

const data = (member) => `<script type="application/json">${JSON.stringify({ [member]: whole[member] })}</script>`;
const pageOf = (style = '') => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>More contrast</title>
  <link rel="stylesheet" href="/pkg/slugline.css"><script type="module" src="/pkg/embed.js"></script><style>html { background: Canvas; color: CanvasText } ${style}</style></head>
  <body><main><slugline-ticker>${data('strip')}</slugline-ticker><slugline-article headline-level="1">${data('article')}</slugline-article></main></body></html>`;

/** The colours of what is muted, and of hairlines; and of the text around them. */
const colours = (page) =>
  page.evaluate(() => {
    const strip = document.querySelector('slugline-ticker');
    const story = document.querySelector('slugline-article');
    const color = (element) => getComputedStyle(element).color;
    return {
      source: [color(strip.shadowRoot.querySelector('.source')), color(strip)],
      times: [color(story.querySelector('.slugline-meta')), color(story)],
      caption: [color(story.querySelector('figcaption')), color(story)],
      label: [color(story.shadowRoot.querySelector('.label')), color(story)],
      button: [getComputedStyle(story.shadowRoot.querySelector('.larger')).borderTopColor, color(story)],
    };
  });

for (const colorScheme of ['light', 'dark'])
  test(`muted text is no longer muted, ${colorScheme}`, async ({ page, compose }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(compose(pageOf()));
    await ready(page);
    for (const [name, [muted, ink]] of Object.entries(await colours(page))) expect(muted, name).not.toBe(ink);
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    // Borders get their colour by and by.
    await expect.poll(async () => Object.entries(await colours(page)).filter(([, [muted, ink]]) => muted !== ink)).toEqual([]);
    await expectAccessible(page);
  });

test('colours chosen by the site stay', async ({ page, compose }) => {
  await page.emulateMedia({ contrast: 'more' });
  await page.goto(compose(pageOf(':root { --slugline-muted: rgb(60, 50, 40); --slugline-rule: rgb(1, 2, 3) }')));
  await ready(page);
  const { times, button } = await colours(page);
  expect([times[0], button[0]]).toEqual(['rgb(60, 50, 40)', 'rgb(1, 2, 3)']);
});
