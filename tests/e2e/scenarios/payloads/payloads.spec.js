// Stories full of attacks.
//
// When this fails, markup in a story runs a script on the publisher's page, leads a reader to an address that runs one, or makes
// the browser ask somebody for something. The same payloads go three ways: written by the program for a page without scripts, read
// by the element, and written by the program and taken over by the element.

import { ready } from '../../support/elements.js';
import { slugline } from '../../support/convert.js';
import { expect, test } from '../../support/test.js';
import { PAYLOADS } from './payloads.js';

const PAGE = '/tests/e2e/scenarios/payloads/page.html';
const HEAD =
  '<meta charset="utf-8"><title>A page that is attacked</title><link rel="stylesheet" href="/pkg/slugline.css">' +
  '<script>window.ran = []; window.canary = (number) => window.ran.push(number);</script>';

/** What could run, lead away or ask somebody, wherever in the page's trees it stands. */
const findings = (page) =>
  page.evaluate(() => {
    const TAGS = /^(header|h[1-6]|p|div|ul|ol|li|blockquote|cite|figure|figcaption|img|table|caption|thead|tbody|tr|th|td|pre|code|hr|a|br|span|strong|em|mark|sub|sup|time|main|body|slugline-article)$/;
    const NAMES =
      /^(class|href|rel|src|srcset|sizes|width|height|alt|loading|fetchpriority|decoding|colspan|rowspan|scope|role|aria-label|tabindex|start|datetime|lang|dir|slot|data-slugline|data-symbol|data-lang|headline-level)$/;
    const found = [];
    for (const element of document.querySelectorAll('main *')) {
      // Data for machines, which nothing in it can end.
      if (element.matches('script[type="application/ld+json"]') && !element.textContent.includes('<')) continue;
      if (!TAGS.test(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        // What headings are linked by is ours: no name of a page's own begins so.
        if (/^(id|aria-labelledby)$/.test(name) && /^slugline-[\p{L}\p{N}\p{M}-]+$/u.test(value)) continue;
        if (!NAMES.test(name)) found.push(`${name}=${value}`);
        if (['href', 'src'].includes(name) && !/^(https?|mailto|tel):$/.test(new URL(value, location).protocol)) found.push(`${name}=${value}`);
        if (name === 'srcset' && !/^(https?:|\/)[^,\s]* \d+w$/.test(value)) found.push(`${name}=${value}`);
      }
    }
    return found;
  });

/** Sees that nothing has happened, and that nothing happens when the reader does what they are told. */
async function expectHarmless(page, guest) {
  expect(await findings(page)).toEqual([]);
  const address = page.url();
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *')) {
      // Where links lead has been seen; to follow one ends the test.
      if (element.closest('a[href]')) continue;
      element.dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
      element.focus?.();
      element.click?.();
    }
  });
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => window.ran)).toEqual([]);
  expect(new URL(page.url()).pathname).toBe(new URL(address).pathname);
  const asked = guest.requests.map((url) => new URL(url)).filter(({ pathname }) => !/^\/((pkg|demo|tests|test-results)\/|no\/such)/.test(pathname));
  expect(asked.map(String)).toEqual([]);
}

/** A picture that a story names may be shown: there is one at each of these addresses. */
test.beforeEach(({ page }) => page.route(/\/no\/such/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' })));

test('the payloads run on a page that inserts them unchanged', async ({ page, guest }) => {
  guest.announce(/Failed to load resource|Unsafe attempt to load|declarative shadowrootmode/);
  await page.unrouteAll();
  await page.route(/evil\.invalid/, (route) => route.abort());
  await page.goto(PAGE);
  const ran = await page.evaluate(async (payloads) => {
    for (const payload of payloads) {
      const place = document.createElement('div');
      if (!/refresh|<base|<link|<meta|clobber|<style/.test(payload)) document.querySelector('main').append(place);
      place.innerHTML = payload;
    }
    for (const end = performance.now() + 10_000; performance.now() < end && new Set(window.ran).size < 40; )
      await new Promise((done) => setTimeout(done, 50));
    return new Set(window.ran).size;
  }, PAYLOADS.filter((payload) => /onerror|onload/.test(payload)));
  expect(ran).toBeGreaterThanOrEqual(40);
});

test('payloads do not run in elements written by the program', async ({ page, guest, compose }) => {
  const stories = PAYLOADS.map((payload) => slugline(['render', '--format', 'html', '--lang', 'en'], `${payload}<p>words</p>`))
    // Where the payload took the words along, there may be no text: then there is nothing to take over.
    .filter((story) => /<p>|<h\d/.test(story));
  expect(stories.length).toBeGreaterThan(150);
  await page.goto(compose(`<!doctype html><html lang="en"><head>${HEAD}</head><body><main>${stories.join('\n')}</main></body></html>`));
  // The page is not cut short: every story stands in it.
  await expect(page.locator('main > slugline-article')).toHaveCount(stories.join('').split('<slugline-article').length - 1);
  await expectHarmless(page, guest);

  await page.goto(compose(`<!doctype html><html lang="en"><head>${HEAD}<script type="module" src="/pkg/embed.js"></script></head><body><main>${stories.join('\n')}</main></body></html>`));
  await ready(page);
  await expectHarmless(page, guest);
});

test('payloads do not run in a page written by the program', async ({ page, guest, compose }) => {
  // Those that would swallow the others come last, one a page.
  const whole = PAYLOADS.slice(0, -14).map((payload) => `<div>${payload}</div>`).join('');
  const written = slugline(['render', '--page', '--format', 'html', '--lang', 'en', '--assets', '/pkg/'], `<!doctype html><title>x</title>${whole}`);
  await page.goto(compose(written.replace('<head>', `<head>${HEAD}`)));
  await ready(page);
  await expectHarmless(page, guest);
});

test('payloads do not run in an element that reads them', async ({ page, guest }) => {
  await page.goto(PAGE);
  await page.addScriptTag({ type: 'module', url: '/pkg/embed.js' });
  await page.waitForFunction(() => customElements.get('slugline-article'));
  const shown = await page.evaluate(async (payloads) => {
    for (const payload of payloads) {
      const story = document.createElement('slugline-article');
      document.querySelector('main').append(story);
      await Promise.race([story.show(`<p>words</p>${payload}`, 'html'), new Promise((done) => story.addEventListener('slugline-error', done))]);
    }
    return document.querySelectorAll('main .slugline-body').length;
  }, PAYLOADS);
  expect(shown).toBe(PAYLOADS.length);
  await expectHarmless(page, guest);
});

test('payloads in other formats do not run', async ({ page, guest }) => {
  // Hundreds of stories in one page.
  test.setTimeout(240_000);
  await page.goto(PAGE);
  await page.addScriptTag({ type: 'module', url: '/pkg/embed.js' });
  await page.waitForFunction(() => customElements.get('slugline-article'));
  await page.evaluate(async (payloads) => {
    const show = async (source, format) => {
      const story = document.createElement('slugline-article');
      document.querySelector('main').append(story);
      await story.show(source, format);
    };
    for (const payload of payloads) {
      const line = payload.replaceAll(/\s+/g, ' ');
      await show(`A headline\n\n${line}\n\n- ${line.slice(0, 60)} -\n\n${line} / Photo: ${line.slice(0, 60)}`, 'wire');
    }
    const text = payloads.map((payload) => [
      { type: 'paragraph', text: [payload, { type: 'link', href: payload, text: [payload] }] },
      { type: 'embed', url: payload, title: payload },
    ]);
    for (const payload of payloads) {
      const markup = `<p>words</p>${payload}`;
      await show({ id: 1, type: 'post', title: { rendered: markup }, content: { rendered: markup }, excerpt: { rendered: markup } }, 'wordpress');
      await show({ posts: [{ title: payload, html: markup, custom_excerpt: payload, feature_image: '/demo/ticker.svg', feature_image_caption: payload }] }, 'ghost');
    }
    await show({ headline: payloads.join(' '), body: text.flat() }, 'slugline');
  }, PAYLOADS);
  await ready(page);
  await expectHarmless(page, guest);
});
