// The front page under strict policies.
//
// When this fails, a site with a Content Security Policy shows no story, or its log fills with violations: a style attribute in a
// view, a template made through innerHTML, an eval in the glue code.

import { readFileSync } from 'node:fs';

import { controls, quotes, ready } from '../../support/elements.js';
import { expect, test } from '../../support/test.js';

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'";
const POLICIES = {
  'strict policy': STRICT,
  'strict policy with Trusted Types': `${STRICT}; require-trusted-types-for 'script'; trusted-types slugline`,
};
const DOCUMENT = JSON.parse(readFileSync(new URL('../rendered/document.json', import.meta.url), 'utf8'));

for (const [name, policy] of Object.entries(POLICIES))
  test(`${name}: everything works, and nothing violates it`, async ({ page, serveWith }) => {
    const server = await serveWith({ 'Content-Security-Policy': policy });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        window.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
      );
    });
    const response = await page.goto(server);
    expect(response.headers()['content-security-policy']).toBe(policy);
    await ready(page);

    await expect(quotes(page)).toHaveCount(16);
    await page.evaluate(() => document.querySelector('slugline-ticker').apply([{ symbol: 'VOD', price: '9.330', change_percent: '-0.10' }]));
    await expect(quotes(page).last()).toContainText('9.330');
    await page.getByRole('button', { name: 'Pause the ticker' }).click();
    await expect(page.getByRole('button', { name: 'Play the ticker' })).toBeVisible();

    await controls(page).larger.click();
    const zoom = await page.locator('.slugline-body').evaluate((body) => getComputedStyle(body).zoom);
    expect(zoom).toBe('1.125');

    // Every block, withheld stories, late elements, and a tree that needs the style sheet brought along.
    const made = await page.evaluate(async (content) => {
      const host = document.createElement('div');
      document.querySelector('main').append(host);
      const [story, strip] = [document.createElement('slugline-article'), document.createElement('slugline-ticker')];
      host.attachShadow({ mode: 'open' }).append(strip, story);
      await Promise.all([story.show(content), strip.show(content)]);
      const result = { blocks: story.querySelectorAll('.slugline-body > *').length, items: strip.shadowRoot.querySelectorAll('ul:not([aria-hidden]) > li').length };
      return { ...result, image: story.querySelector('img').getAttribute('src') };
    }, DOCUMENT);
    expect(made).toEqual({ blocks: DOCUMENT.article.body.length + 1, items: 3, image: '/demo/ticker.svg' });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  });

/** Policies of other kinds. The pages' own inline scripts and tags carry the nonce. */
const TAG_POLICIES = {
  'a nonce': ["script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'", '<script nonce="r4nd0m" type="module" src="/pkg/embed.js"></script>'],
  'a nonce, classic': ["script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'", '<script nonce="r4nd0m" src="/pkg/embed.js"></script>'],
  'a nonce and strict-dynamic': ["script-src 'nonce-r4nd0m' 'strict-dynamic' 'wasm-unsafe-eval'", '<script nonce="r4nd0m" src="/pkg/embed.js"></script>'],
  'no name for Trusted Types at all': ["script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'", '<script type="module" src="/pkg/embed.js"></script>'],
};

for (const [name, [policy, tag]] of Object.entries(TAG_POLICIES))
  test(`${name}: everything works`, async ({ page, compose, serveWith }) => {
    const path = compose(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page with a policy</title><link rel="stylesheet" href="/pkg/slugline.css">${tag}` +
        '<main><slugline-ticker src="/demo/markets.json"></slugline-ticker><slugline-article><p>Words</p></slugline-article></main></html>',
    );
    const server = await serveWith({ 'Content-Security-Policy': `default-src 'none'; style-src 'self'; connect-src 'self'; ${policy}` });
    await page.goto(new URL(path, server).href);
    await ready(page);
    await expect(quotes(page)).toHaveCount(16);
    await controls(page).larger.click();
    await expect(controls(page).announcement).toHaveText('Text size 112.5%');
  });

test('if neither scripts nor styles are allowed, the page is readable, without errors', async ({ page, guest, serveWith }) => {
  guest.announce(/Content Security Policy/);
  const server = await serveWith({ 'Content-Security-Policy': "default-src 'none'" });
  await page.goto(server);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await page.locator('slugline-article p').allInnerTexts()).join(' ').length).toBeGreaterThan(1000);
  expect(guest.said.filter((text) => text.startsWith('slugline'))).toEqual([]);
});
