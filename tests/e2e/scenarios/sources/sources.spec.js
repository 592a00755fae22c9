// The sources of a story or a strip.
//
// When this fails, a publisher's story does not appear, is fetched twice, an advertisement in it loads twice, or what the page set
// before the script loaded is lost.

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, hold, test } from '../../support/test.js';

const HERE = '/tests/e2e/scenarios/sources';

test.describe('named in markup', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(`${HERE}/markup.html`);
    await ready(page);
  });

  test('a strip and a story of one address share one request', async ({ page, guest }) => {
    expect(guest.requested(`${HERE}/story.txt`)).toBe(1);
    await expect(quotes(page, '#strip')).toHaveText([/EBB.*12\.40/, /FLD.*1,204\.50/]);
    await expect(page.getByRole('region', { name: 'NORTH - SOUTH' })).toBeVisible();
    await expect(page.locator('#story h2')).toHaveText('What the float knew');
    await expect(page.locator('#story .slugline-body p')).toHaveText([
      'The float stood in still water.',
      'The pencil drew what the float knew.',
    ]);
  });

  test('data in a script child is shown', async ({ page }) => {
    await expect(page.locator('#json h2')).toHaveText('From JSON');
    await expect(page.locator('#json .slugline-body')).toHaveText('A member by itself will do.');
    await expect(page.locator('#text h2')).toHaveText('From text');
    await expect(page.locator('#text .slugline-body, #text .slugline-standfirst')).toContainText(['A line and a blank line will do.']);
    await expect(quotes(page, '#rows')).toHaveText([/ONE.*1\.10/]);
    await expect(page.locator('#rows > ul')).toBeHidden();
  });

  test('slugline-ready reports the format and the warnings', async ({ page }) => {
    const told = await page.evaluate(() => window.told);
    expect(told).toEqual({
      strip: { format: 'wire', warnings: [] },
      story: { format: 'wire', warnings: [] },
      json: { format: 'slugline', warnings: [expect.stringContaining('$.body[1]')] },
      text: { format: 'wire', warnings: [] },
      rows: { format: 'slugline', warnings: [] },
      own: { format: 'children', warnings: [] },
    });
  });

  test('children of the page stay the same nodes', async ({ page, guest }) => {
    await controls(page, '#own').larger.click();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    expect(await page.evaluate(() => window.changes)).toEqual([]);
    expect(await page.evaluate(() => window.frame === document.querySelector('#own > iframe') && window.frame.isConnected)).toBe(true);
    expect(guest.requested(`${HERE}/frame.html`)).toBe(1);
    expect(await page.evaluate(() => document.querySelector('#own').article)).toBeUndefined();
  });

  test('children of the page are hidden while a source is shown, and stay in place', async ({ page }) => {
    await expect(page.locator('#fallback')).toBeHidden();
    await page.evaluate(() => {
      window.story = document.querySelector('#story');
      window.story.remove();
    });
    await page.waitForFunction(() => window.story.children.length === 1);
    expect(await page.evaluate(() => window.story.innerHTML)).toBe('<p id="fallback">The story is on its way.</p>');
  });

  test('slugline-link is fired before a link is followed, and can cancel it', async ({ page }) => {
    await page.evaluate(() => {
      window.links = [];
      document.addEventListener('slugline-link', (event) => {
        window.links.push([event.target.id, event.detail, event.cancelable]);
        if (window.links.length === 1) event.preventDefault();
      });
    });
    const link = page.locator('#own a');
    await link.click();
    expect(new URL(page.url()).hash).toBe('');
    await link.click();
    expect(new URL(page.url()).hash).toBe('#end');
    expect(await page.evaluate(() => window.links)).toEqual(Array(2).fill(['own', { href: '#end', text: 'link' }, true]));
  });
});

test('fallback content can be read until the story is there', async ({ page }) => {
  const { release } = await hold(page, `${HERE}/story.txt`);
  await page.goto(`${HERE}/markup.html`);
  await ready(page, '#json, #own');
  await expect(page.locator('#fallback')).toBeVisible();
  await expect(page.locator('#story h2')).toHaveCount(0);
  release();
  await ready(page);
  await expect(page.locator('#fallback')).toBeHidden();
});

test('properties and attributes set before the script loads take effect', async ({ page }) => {
  const { release } = await hold(page, '/pkg/elements.js');
  await page.goto(`${HERE}/page.html`);
  await page.evaluate(() => {
    const story = document.createElement('slugline-article');
    story.article = { headline: 'Set early', body: [{ type: 'paragraph', text: ['Words'] }] };
    story.setAttribute('text-size', '150');
    story.setAttribute('headline-level', '4');
    const strip = document.createElement('slugline-ticker');
    strip.strip = { quotes: [{ symbol: 'ONE', price: '1.10' }] };
    strip.paused = true;
    strip.setAttribute('label', 'Early figures');
    document.querySelector('main').append(strip, story);
  });
  release();
  await ready(page);
  await expect(page.getByRole('heading', { level: 4, name: 'Set early' })).toBeVisible();
  const zoom = () => page.evaluate(() => getComputedStyle(document.querySelector('.slugline-body')).zoom);
  expect(await zoom()).toBe('1.5');
  await expect(page.getByRole('region', { name: 'Early figures' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play the ticker' })).toBeVisible();
  // The accessors of the class are no longer covered by what was set.
  expect(await page.evaluate(() => document.querySelector('slugline-article').article.headline)).toBe('Set early');
  expect(await page.evaluate(() => document.querySelectorAll('main > *').values().some((element) => Object.keys(element).length))).toBe(false);
});

test('show() works, and getters return what is shown', async ({ page }) => {
  await page.goto(`${HERE}/page.html`);
  await page.evaluate(() => customElements.whenDefined('slugline-article'));
  const given = await page.evaluate(async () => {
    const [story, strip] = [document.createElement('slugline-article'), document.createElement('slugline-ticker')];
    document.querySelector('main').append(strip, story);
    const before = [story.article, strip.strip];
    await story.show('As text\n\nStanding first.\n\nText size:\n\nWords.');
    const text = story.article;
    await story.show({ article: { headline: 'As an object', body: [{ type: 'rule' }] } });
    const object = story.article;
    await story.show(new TextEncoder().encode('{"headline":"As bytes","kicker":"Bytes"}'), 'slugline');
    const bytes = story.article;
    await strip.show({ strip: { label: 'Given', quotes: [{ symbol: 'ONE', price: '1.1', change_percent: '-0.50' }] } });
    return { before, text, object, bytes, strip: strip.strip, headings: document.querySelectorAll('h2').length };
  });
  expect(given).toEqual({
    before: [undefined, undefined],
    text: { headline: 'As text', standfirst: ['Standing first.'], body: [{ type: 'paragraph', text: ['Words.'] }] },
    object: { headline: 'As an object', body: [{ type: 'rule' }] },
    bytes: { kicker: 'Bytes', headline: 'As bytes' },
    strip: { label: 'Given', quotes: [{ symbol: 'ONE', price: '1.1', change_percent: '-0.50' }] },
    headings: 1,
  });
});

test('reload() fetches again, and so does a new src', async ({ page, guest }) => {
  await page.goto(`${HERE}/page.html`);
  let edition = 0;
  await page.route('**/edition.json', (route) => route.fulfill({ json: { headline: `Edition ${++edition}`, body: [] } }));
  await page.evaluate(() => {
    document.querySelector('main').innerHTML = '<slugline-article src="edition.json"></slugline-article>';
  });
  await ready(page);
  await expect(page.locator('h2')).toHaveText('Edition 1');
  await page.evaluate(() => document.querySelector('slugline-article').reload());
  await expect(page.locator('h2')).toHaveText('Edition 2');
  await page.evaluate(() => document.querySelector('slugline-article').setAttribute('src', 'story.txt'));
  await expect(page.locator('h2')).toHaveText('What the float knew');
  expect(guest.requested(`${HERE}/edition.json`)).toBe(2);
});
