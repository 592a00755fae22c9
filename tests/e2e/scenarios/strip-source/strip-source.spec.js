// The source line of a strip, on phones.
//
// When this fails, "9:12" and "PM" are on two lines, or the line has so many words that it touches the border above it.

import { ready } from '../../support/elements.js';
import { frames, pageOf } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

const TIME = new Date('2026-03-10T21:12:00Z');
const QUOTES = [{ symbol: 'ALDER', price: '12.40', change_percent: '-0.80', state: 'delayed', delay: 15, time: TIME.getTime() }];

test.use({ timezoneId: 'Europe/London', locale: 'en-US' });

async function open(page, compose, width, html = 'lang="en-US"') {
  await page.clock.install({ time: new Date(TIME.getTime() + 60_000) });
  await page.setViewportSize({ width, height: 800 });
  await page.goto(compose(pageOf({ quotes: QUOTES, html, source: 'Example figures of the exchange' })));
  await ready(page);
  await frames(page);
  return page.locator('slugline-ticker .source');
}

const WHOLE = 'Example figures of the exchange · Delayed 15 min · as of 9:12 PM';

for (const width of [320, 360])
  test(`at ${width} px the source line is shortened, and assistive technology gets all of it`, async ({ page, compose }) => {
    const line = await open(page, compose, width);
    await expect(line).toHaveText(WHOLE);
    expect((await line.getAttribute('title')).replaceAll('\u00a0', ' ')).toBe(WHOLE);
    const seen = await line.evaluate((line) => [...line.querySelectorAll('.spare')].map((part) => part.getBoundingClientRect().width));
    expect(seen).toEqual([1]);
    const { text, strip, label } = await line.evaluate((line) => {
      const range = document.createRange();
      range.selectNodeContents(line.firstElementChild);
      const strip = line.getRootNode().host;
      return { text: range.getBoundingClientRect().toJSON(), strip: strip.getBoundingClientRect().toJSON(), label: line.parentNode.querySelector('.label').textContent };
    });
    expect(label).toBe('Trees');
    expect(text.top - strip.top, 'from the border').toBeGreaterThanOrEqual(3);
  });

test('on a wide strip the source line is complete', async ({ page, compose }) => {
  const line = await open(page, compose, 1280);
  await expect(line).toHaveText(WHOLE);
  const seen = await line.evaluate((line) => [...line.querySelectorAll('.spare')].map((part) => part.getBoundingClientRect().width));
  expect(seen[0]).toBeGreaterThan(10);
});

for (const html of ['lang="en-US"', 'lang="ko"'])
  test(`a time is not broken across lines, ${html}`, async ({ page, compose }) => {
    const line = await open(page, compose, 320, html);
    const text = await line.textContent();
    expect(text).toMatch(html.includes('ko') ? /오후\u00a09:12/ : /9:12\u00a0PM/);
  });
