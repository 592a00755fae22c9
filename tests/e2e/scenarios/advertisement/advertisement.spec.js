// An advertisement's frame among the element's own children.
//
// When this fails, an advertisement loads twice or starts over (a frame that is moved in the page loads again), is counted twice and
// paid once, or grows with the reader's text.

import { readFileSync } from 'node:fs';

import { controls, enlarge, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const HERE = '/tests/e2e/scenarios/advertisement';
const HTML = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const FRAMES = ['head', 'child', 'nested', 'fallback'];

const TAGS = { module: '<script type="module" src="/pkg/embed.js"></script>', 'classic in the head': '<script src="/pkg/embed.js"></script>' };

/** How often each frame was fetched, and when its document was born. */
async function frames(page, guest) {
  const asked = FRAMES.map((name) => guest.requests.filter((url) => url.endsWith(`frame.html?${name}`)).length);
  const born = await page.evaluate(() => window.frames_.map((frame) => frame.contentDocument.body.dataset.born));
  const kept = await page.evaluate(() => window.frames_.every((frame, index) => frame.isConnected && frame.parentNode === window.parents[index]));
  return { asked, born, kept, moves: await page.evaluate(() => window.moves) };
}

for (const [name, tag] of Object.entries(TAGS))
  test(`an advertisement loads once and is never moved, ${name}`, async ({ page, guest, compose }) => {
    const html = HTML.replace(/<!-- .* -->/, tag).replaceAll('src="frame', `src="${HERE}/frame`);
    await page.goto(compose(html));
    await ready(page);
    const first = await frames(page, guest);
    expect(first).toMatchObject({ asked: [1, 1, 1, 1], kept: true, moves: [] });
    const sizes = () => page.evaluate(() => window.frames_.slice(0, 3).map((frame) => [frame.getBoundingClientRect().width, frame.getBoundingClientRect().height]));
    const size = await sizes();

    await enlarge(page, '#own');
    await controls(page, '#own').reset.click();
    await enlarge(page, '#own');
    expect(await sizes()).toEqual(size);
    await page.evaluate(async () => {
      const [own, fetched] = document.querySelectorAll('slugline-article');
      for (const theme of ['dark', 'sepia', 'auto']) own.setAttribute('theme', theme);
      own.setAttribute('headline-level', '3');
      own.setAttribute('controls', 'none');
      own.removeAttribute('controls');
      await own.reload();
      await fetched.reload();
      await fetched.show('Another story\n\nWords.');
      // Among the story's own paragraphs a script puts another one.
      const late = Object.assign(document.createElement('p'), { textContent: 'Put in later' });
      own.insertBefore(late, own.lastElementChild);
    });
    await expect(page.getByText('Put in later')).toBeVisible();
    expect(await frames(page, guest)).toEqual(first);
  });

test('a frame inserted later between two paragraphs loads once', async ({ page, guest, compose }) => {
  await page.goto(compose(HTML.replace(/<!-- .* -->/, TAGS.module).replaceAll('src="frame', `src="${HERE}/frame`)));
  await ready(page);
  await page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src, title: 'An advertisement', width: 300, height: 50 });
    document.querySelector('#own > p').after(frame);
    return new Promise((resolve) => (frame.onload = resolve));
  }, `${HERE}/frame.html?late`);
  await enlarge(page, '#own');
  expect(guest.requests.filter((url) => url.endsWith('?late'))).toHaveLength(1);
  expect(await page.locator('#own > p + iframe').boundingBox()).toMatchObject({ width: 304 });
});
