// What a reader chooses, in elements and in a Leptos application.
//
// When this fails, a reader presses A+ and nothing happens, or the choice is forgotten at the next page, or a choice is stored without
// consent, or a foreign record changes the page.

import { chooseTheme, controls, enlarge } from '../../support/elements.js';
import { HOSTS, grounds, heights } from '../../support/stories.js';
import { expect } from '../../support/test.js';

const SIZES = [100, 112.5, 125, 150, 175, 200, 250];
const DARK = 'rgb(23, 24, 26)';
const SEPIA = 'rgb(245, 234, 214)';
const NONE = 'rgba(0, 0, 0, 0)';
/** Two stories whose colours can be chosen. */
const TWO = ['id="own" controls="text-size theme"', 'id="second" controls="text-size theme"'];

const stored = (page) => page.evaluate(() => ({ ...localStorage }));
const store = (page, record) => page.evaluate((record) => localStorage.setItem('slugline', record), typeof record === 'string' ? record : JSON.stringify(record));

for (const [host, test] of HOSTS) {
  test.describe(host, () => {
    test('text size by mouse, to both ends, where the buttons stay and do nothing', async ({ page, stories }) => {
      await stories(page, 'id="own"');
      await page.evaluate(() => {
        window.told = [];
        addEventListener('slugline-action', ({ detail }) => window.told.push([detail.control, detail.value]));
      });
      const { smaller, reset, larger, announcement } = controls(page, '#own');
      await expect(reset).toHaveAttribute('aria-disabled', 'true');
      for (const size of SIZES.slice(1)) {
        await larger.click();
        await expect(announcement).toHaveText(`Text size ${size}%`);
        expect((await heights(page))[0]).toBeCloseTo((27 * size) / 100, 1);
      }
      await expect(larger).toHaveAttribute('aria-disabled', 'true');
      // By force: Playwright waits for a button that says that it is disabled.
      await larger.click({ force: true });
      await larger.click({ force: true });
      expect(await heights(page)).toEqual([67.5]);
      await expect(larger).toBeFocused();
      await reset.click();
      await expect(announcement).toHaveText('Text size 100%');
      await smaller.click();
      await expect(announcement).toHaveText('Text size 87.5%');
      await expect(smaller).toHaveAttribute('aria-disabled', 'true');
      await smaller.click({ force: true });
      expect((await heights(page))[0]).toBeCloseTo(23.625, 1);
      expect(await page.evaluate(() => window.told)).toEqual([...SIZES.slice(1), 100, 87.5].map((size) => ['text-size', size]));
    });

    test('text size by keyboard, announced politely', async ({ page, stories }) => {
      await stories(page, 'id="own"');
      const { smaller, reset, larger, announcement } = controls(page, '#own');
      await expect(announcement).toHaveRole('status');
      await page.keyboard.press('Tab');
      await expect(smaller).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(reset).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(larger).toBeFocused();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      await expect(announcement).toHaveText('Text size 125%');
      await expect(larger).toHaveAccessibleName('A+ Larger text');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(announcement).toHaveText('Text size 100%');
    });

    test('the initial size is that of the page, and A returns to it', async ({ page, stories }) => {
      await stories(page, 'id="own"', 'id="large" text-size="150"');
      const { reset, larger, announcement } = controls(page, '#large');
      expect(await heights(page)).toEqual([27, 40.5]);
      await expect(reset).toHaveAttribute('aria-disabled', 'true');
      await larger.click();
      expect(await heights(page)).toEqual([47.25, 47.25]);
      await reset.click();
      await expect(announcement).toHaveText('Text size 150%');
      expect((await heights(page))[1]).toBe(40.5);
    });

    test('text size survives a reload, and nothing is stored before a change', async ({ page, stories, awake }) => {
      await stories(page, 'id="own"', 'id="second"');
      expect(await stored(page)).toEqual({});
      await controls(page, '#own').larger.click();
      expect(Object.keys(await stored(page))).toEqual(['slugline']);
      await page.reload();
      await awake(page);
      for (const height of await heights(page)) expect(height).toBeCloseTo(30.375, 1);
      await controls(page, '#own').larger.click();
      expect(await heights(page)).toEqual([33.75, 33.75]);
    });

    test('the size of other stories and in other tabs follows', async ({ page, context, stories }) => {
      const two = ['id="own"', 'id="second"'];
      await stories(page, ...two);
      const other = await context.newPage();
      await stories(other, ...two);
      await page.bringToFront();
      await enlarge(page, '#own');
      expect(await heights(page)).toEqual([67.5, 67.5]);
      await expect.poll(() => heights(other)).toEqual([67.5, 67.5]);
      await other.bringToFront();
      await controls(other, '#own').reset.click();
      await expect.poll(() => heights(page)).toEqual([27, 27]);
    });

    test('the colours of two stories and in two tabs follow one another', async ({ page, context, stories }) => {
      await stories(page, ...TWO);
      const other = await context.newPage();
      await stories(other, ...TWO);
      expect(await stored(page)).toEqual({});
      await page.bringToFront();
      await chooseTheme(page, 'dark', '#own');
      expect(await grounds(page)).toEqual([DARK, DARK]);
      await expect.poll(() => grounds(other)).toEqual([DARK, DARK]);
      await other.bringToFront();
      await chooseTheme(other, 'sepia', '#second');
      await expect.poll(() => grounds(page)).toEqual([SEPIA, SEPIA]);
      await expect(page.locator('#own [value="sepia"]')).toBeChecked();
      await other.locator('#own .open').click();
      await other.locator('#own .restore').click();
      await expect.poll(() => grounds(page)).toEqual([NONE, NONE]);
      expect(await stored(page)).toEqual({});
    });

    test('all that is stored applies to the stories, and to one that comes later', async ({ page, stories, awake, publisher }) => {
      await stories(page, 'id="own"', 'id="second"');
      await store(page, { version: 1, theme: 'dark', font: 'serif', lineSpacing: 200, letterSpacing: 12, wordSpacing: 16, measure: 75, textSize: 112.5 });
      await page.reload();
      await awake(page);
      await publisher.addsAStory();
      await awake(page);
      expect(await grounds(page)).toEqual([DARK, DARK, DARK]);
      const looks = await page.evaluate(() =>
        Array.from(document.querySelectorAll('slugline-article p'), (line) => {
          const { fontFamily, lineHeight, letterSpacing, wordSpacing, zoom } = getComputedStyle(line);
          return [fontFamily, lineHeight, letterSpacing, wordSpacing, zoom, line.getBoundingClientRect().width];
        }),
      );
      // Letters of 18 pixels: the line is two of them high, and 0.75 * 38 of them long; all of that larger by an eighth.
      const [look, ...others] = looks;
      const width = 0.75 * 38 * 18 * 1.125;
      expect(look.slice(0, -1)).toEqual(['Charter, Georgia, serif', '36px', '2.16px', '2.88px', '1.125']);
      expect(look.at(-1)).toBeCloseTo(width, 1);
      expect(others).toEqual([look, look]);
    });

    test('persist="none" on one story stores nothing of it, and it follows no other story', async ({ page, stories, awake }) => {
      await stories(page, 'id="own"', 'id="forgetful" persist="none"');
      await enlarge(page, '#own');
      expect(await heights(page)).toEqual([67.5, 27]);
      expect(JSON.parse((await stored(page)).slugline)).toEqual({ version: 1, textSize: 250 });
      await page.evaluate(() => localStorage.clear());
      await controls(page, '#forgetful').larger.click();
      expect((await heights(page))[1]).toBeCloseTo(30.375, 1);
      expect(await stored(page)).toEqual({});
      await page.reload();
      await awake(page);
      expect(await heights(page)).toEqual([27, 27]);
    });

    test('persist="none" on every story deletes what was stored, and stores nothing', async ({ page, stories }) => {
      await stories(page, ...TWO);
      await store(page, { version: 1, theme: 'dark', textSize: 125, paused: true });
      await stories(page, ...TWO.map((story) => `${story} persist="none"`));
      expect([await grounds(page), await heights(page)]).toEqual([[NONE, NONE], [27, 27]]);
      const ofTheStrip = { slugline: '{"version":1,"paused":true}' };
      expect(await stored(page), 'what the strip stored is the strip’s').toEqual(ofTheStrip);
      await chooseTheme(page, 'dark', '#own');
      expect(await grounds(page)).toEqual([DARK, DARK]);
      expect(await stored(page)).toEqual(ofTheStrip);
    });

    test('consent that is withdrawn while the page is open deletes what was stored, and stores nothing from then on', async ({ page, stories, awake, publisher }) => {
      await stories(page, ...TWO);
      await chooseTheme(page, 'dark', '#own');
      expect(JSON.parse((await stored(page)).slugline)).toEqual({ version: 1, theme: 'dark' });
      await publisher.withdrawsConsent();
      await awake(page);
      await expect.poll(() => stored(page)).toEqual({});
      expect(await grounds(page)).toEqual([NONE, NONE]);
      await chooseTheme(page, 'sepia', '#own');
      expect(await grounds(page)).toEqual([SEPIA, SEPIA]);
      expect(await stored(page)).toEqual({});
    });

    test('a record in an unknown form changes nothing, and is replaced by the next choice', async ({ page, stories, awake }) => {
      await stories(page, 'id="own" controls="text-size theme"', 'id="large" text-size="150"');
      const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length);
      const before = await sheets();
      for (const record of [
        '{',
        'null',
        '[]',
        '"250"',
        '{"version":2,"textSize":250,"theme":"dark"}',
        '{"version":1,"textSize":"250"}',
        '{"version":1,"textSize":99}',
        '{"version":1,"textSize":{"toString":"250"},"paused":"yes"}',
        '{"version":1,"theme":"neon","font":"Comic Sans","lineSpacing":999,"letterSpacing":"12","measure":{},"voices":7}',
        '{"version":1,"theme":"dark}*{display:none"}',
        '{"version":1,"theme":["dark"]}',
      ]) {
        await store(page, record);
        await page.reload();
        await awake(page);
        expect([await heights(page), await grounds(page)], record).toEqual([[27, 40.5], [NONE, NONE]]);
        expect(await sheets(), record).toBe(before);
        await controls(page, '#own').larger.click();
        expect(JSON.parse((await stored(page)).slugline), record).toEqual({ version: 1, textSize: 112.5 });
      }
    });

    test('the valid members of a damaged record apply, and are kept', async ({ page, stories, awake }) => {
      await stories(page, ...TWO);
      await store(page, '{"version":1,"theme":"dark","textSize":125,"font":7,"voices":{"en":"Ada","de":1}}');
      await page.reload();
      await awake(page);
      expect([await grounds(page), await heights(page)]).toEqual([[DARK, DARK], [33.75, 33.75]]);
      await chooseTheme(page, 'sepia', '#own');
      expect(JSON.parse((await stored(page)).slugline)).toEqual({ version: 1, theme: 'sepia', textSize: 125, voices: { en: 'Ada' } });
    });
  });
}
