// Pages with stories and a strip, of elements and of the Leptos application of examples/leptos: what holds for one holds for the other.

import { ready } from './elements.js';
import { application, optionsOf } from './example.js';
import { expect, test } from './test.js';

const PARAGRAPH = '<p style="margin: 0; font-size: 18px; line-height: 27px">Words</p>';
const STRIP = '<slugline-ticker><script type="application/json">{ "quotes": [{ "symbol": "EBB", "price": "12.40" }] }</script></slugline-ticker>';

const ofElements = test.extend({
  /** Resolves when a page has what belongs around its stories. */
  awake: async ({}, use) => use((page) => ready(page)),
  /** Opens a page with stories that have these attributes and a line of 27 pixels each. */
  stories: async ({ compose, awake }, use) => {
    await use(async (page, ...attributes) => {
      const html = attributes.map((text) => `<slugline-article ${text}>${PARAGRAPH}</slugline-article>`);
      await page.goto(
        compose(`<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>Stories</title><link rel="stylesheet" href="/pkg/slugline.css">
          <script type="module" src="/pkg/embed.js"></script><main><h1>Stories</h1>${html.join('')}${STRIP}</main>`),
      );
      await awake(page);
    });
  },
  /** What the page does with its stories. */
  publisher: async ({ page }, use) => {
    await use({
      addsAStory: () =>
        page.evaluate(() => {
          const [former] = document.querySelectorAll('slugline-article p');
          const story = document.createElement('slugline-article');
          story.append(former.cloneNode(true));
          document.querySelector('slugline-ticker').before(story);
        }),
      withdrawsConsent: () =>
        page.evaluate(() => {
          for (const story of document.querySelectorAll('slugline-article')) story.setAttribute('persist', 'none');
        }),
    });
  },
});

const ofApplication = ofElements.extend({
  application,
  awake: async ({}, use) => {
    await use(async (page) => {
      await expect(page.locator('slugline-article[data-slugline-ready]').first()).toBeAttached();
      await expect(page.locator(':is(slugline-article, slugline-ticker):not([data-slugline-ready])')).toHaveCount(0);
    });
  },
  stories: async ({ guest, application, awake }, use) => {
    guest.allow(application);
    await use(async (page, ...attributes) => {
      await page.goto(`${application}/stories?${new URLSearchParams(attributes.map((text) => ['story', `${optionsOf(text)}`]))}`);
      await awake(page);
    });
  },
  publisher: async ({ page }, use) => {
    const press = (name) => page.getByRole('button', { name }).click();
    await use({ addsAStory: () => press('One more'), withdrawsConsent: () => press('Withdraw consent') });
  },
});

/** Both hosts: their name, the `test` with a page of theirs. */
export const HOSTS = [['elements', ofElements], ['a Leptos application', ofApplication]];

// Selectors of Playwright would find what is in shadow roots too.

/** The heights of the stories' lines, which are 27 pixels high by themselves. */
export const heights = (page) => page.evaluate(() => Array.from(document.querySelectorAll('slugline-article p'), (line) => line.getBoundingClientRect().height));

/** The colours behind the stories. */
export const grounds = (page) => page.evaluate(() => Array.from(document.querySelectorAll('slugline-article'), (story) => getComputedStyle(story).backgroundColor));
