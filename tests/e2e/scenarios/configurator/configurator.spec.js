// The configurator. When this fails, a publisher who tries Slugline gets a snippet that shows something else than the preview, loses
// what was chosen, or stands before a page that no longer answers because of what was pasted.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

import { expectAccessible } from '../../support/axe.js';
import { ready } from '../../support/elements.js';
import { expect, hold, test } from '../../support/test.js';
import { HEADLINE, addressed, choose, fields, frame, open, openGroups, paste, snippet } from './page.js';

const ATTRIBUTES = JSON.parse(readFileSync('docs/attributes.json', 'utf8'));
/** A value for each attribute that is not its default. Addresses are the demonstration's. */
const VALUES = {
  strip: {
    src: '/demo/markets.json',
    stream: '',
    format: 'slugline',
    theme: 'dark',
    label: 'Made "up" & <old>',
    credentials: 'include',
    interval: '30',
    'stale-after': '3600',
    hours: 'Mon-Fri 09:30-16:00 America/New_York',
    symbols: 'VOD RIO BP',
    fields: 'symbol price',
    layout: 'cards',
    'href-template': '/markets/{symbol}?a="b"&c=<d>',
    flash: '0',
    motion: 'scroll',
    speed: '80',
    direction: 'right',
    'pause-on': '',
    'max-rate': '10',
    palette: 'color-blind',
    loading: 'lazy',
    persist: 'none',
  },
  story: {
    src: '/demo/story.txt',
    format: 'wire',
    credentials: 'omit',
    theme: 'sepia',
    persist: 'none',
    controls: 'text-size print',
    'text-size': '112.5',
    'headline-level': '1',
    breaks: '2 4',
    loading: 'lazy',
  },
};

/** A page around a snippet. */
const pageOf = (html) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>\n${html}\n</body></html>`;

/** Gives an attribute its value by its control. */
async function set(page, element, name, value) {
  const field = page.locator(`#${element}-${name}`);
  if ((await field.count()) === 0) {
    const boxes = fields(page, element).getByRole('group', { name, exact: true }).getByRole('checkbox');
    const wanted = value.split(' ');
    for (const box of await boxes.all()) await box.setChecked(wanted.includes(await box.getAttribute('value')));
  } else if ((await field.evaluate(({ localName }) => localName)) === 'select') {
    await field.selectOption(value);
  } else {
    await field.fill(value);
    await field.blur();
  }
}

test('the page begins with the demonstration and needs nothing but its own files', async ({ page, guest }) => {
  await open(page);
  await expect(page.locator('#preview').getByRole('heading', { name: HEADLINE })).toBeVisible();
  await expect(page.locator('#preview').getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  const folders = guest.requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).pathname);
  for (const path of folders) expect(path).toMatch(/^\/(examples\/configurator|target\/configurator|www|demo)\//);
});

test('a pasted story is shown with its warnings, and changes the snippet', async ({ page }) => {
  await open(page);
  await paste(page, 'A pasted headline\n\nA pasted paragraph.');
  await expect(page.locator('#preview').getByRole('heading', { name: 'A pasted headline' })).toBeVisible();
  await expect(page.locator('#story-report')).toContainText('Read as wire, no warnings.');
  await expect.poll(() => snippet(page)).toContain('"headline":"A pasted headline"');
  await paste(page, JSON.stringify({ headline: 'With a fault', body: [{ type: 'paragraph', text: ['One.'] }, { type: 'hologram' }, 7] }));
  await expect(page.locator('#preview').getByRole('heading', { name: 'With a fault' })).toBeVisible();
  await expect(page.locator('#story-report')).toContainText('warning');
  await expect(page.locator('#story-report li').first()).toContainText('$.body[');
});

test('HTML and the answers of content systems are read', async ({ page, guest }) => {
  // The page's policy is also that of the document that the browser parses: nothing in it could run.
  guest.announce(/Executing inline event handler violates/);
  await open(page);
  await paste(page, '<article><h1>From a page</h1><p>Its <b onclick="alert(1)">text</b>.</p><script>alert(1)</script></article>');
  await expect(page.locator('#preview').getByRole('heading', { name: 'From a page' })).toBeVisible();
  const paragraphs = Array.from({ length: 400 }, (_, number) => `<p>Paragraph ${number}.</p>`).join('');
  await paste(page, JSON.stringify({ type: 'post', title: { rendered: 'A post' }, content: { rendered: paragraphs } }));
  await expect(page.locator('#story-report')).toContainText('Read as wordpress');
  await expect(page.locator('#preview .slugline-body > p').nth(2)).toBeVisible();
  await expect(page.getByText('This text is too long for the address')).toBeVisible();
});

test('each option has a control, and each changes the snippet', async ({ page }) => {
  await open(page);
  await openGroups(page);
  for (const [element, tag] of [
    ['strip', 'slugline-ticker'],
    ['story', 'slugline-article'],
  ]) {
    expect(Object.keys(VALUES[element]).sort()).toEqual(ATTRIBUTES[tag].map(({ name }) => name).sort());
    for (const [name, value] of Object.entries(VALUES[element])) {
      if (name === 'stream') continue;
      const before = await snippet(page);
      await set(page, element, name, value);
      await expect.poll(() => snippet(page), `${element} ${name}`).not.toBe(before);
    }
  }
  const chosen = await snippet(page);
  for (const text of ['pause-on=""', 'label="Made &quot;up&quot; &amp; &lt;old&gt;"', 'controls="text-size print"', 'fields="symbol price"']) expect(chosen).toContain(text);
});

test('the snippet for the script tag shows on a page what the preview shows', async ({ page, compose }) => {
  await open(page, '#assets=%2Fpkg%2F&strip.label=Made+%22up%22&strip.fields=symbol+price&story.headline-level=1&story.controls=text-size+print');
  const paragraphs = () => page.locator('slugline-article .slugline-body > p').evaluateAll((all) => all.map((one) => one.textContent));
  const quotes = () => page.locator('slugline-ticker .track > ul:not([aria-hidden]) > li').evaluateAll((all) => all.map((one) => one.textContent.replace(/\s+/g, ' ').trim()));
  const previewed = [await paragraphs(), await quotes()];
  expect(previewed.map(({ length }) => length > 5)).toEqual([true, true]);
  const html = await snippet(page);
  await page.goto(compose(pageOf(html)));
  await ready(page);
  await expect(page.locator('slugline-article').getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
  expect([await paragraphs(), await quotes()]).toEqual(previewed);
  await expect(page.locator('slugline-ticker')).toHaveAttribute('label', 'Made "up"');
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
});

test('with every option the snippet for the script tag gives no warning', async ({ page, compose }) => {
  const fragment = new URLSearchParams({ assets: '/pkg/' });
  for (const [element, values] of Object.entries(VALUES)) for (const [name, value] of Object.entries(values)) if (name !== 'stream') fragment.set(`${element}.${name}`, value);
  await open(page, `#${fragment}`);
  const html = await snippet(page);
  await page.goto(compose(pageOf(html)));
  await ready(page);
  for (const [element, tag] of [
    ['strip', 'slugline-ticker'],
    ['story', 'slugline-article'],
  ])
    for (const [name, value] of Object.entries(VALUES[element])) if (name !== 'stream') await expect(page.locator(tag)).toHaveAttribute(name, value);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
});

test('the rendered HTML is complete without a script, and the elements take it over', async ({ page, browser, site, compose }) => {
  await open(page, '#assets=%2Fpkg%2F&snippet=html&story.headline-level=1');
  await expect.poll(() => snippet(page)).toContain('slot="header"');
  const html = await snippet(page);
  const path = compose(pageOf(html.split('\nslugline render')[0]));
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site });
  const plain = await context.newPage();
  await plain.goto(path);
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
  expect(await plain.locator('slugline-ticker li').count()).toBeGreaterThan(5);
  await context.close();
  await page.goto(path);
  await ready(page);
  await expect(page.getByRole('button', { name: 'A+' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(await page.locator('slugline-article [slot="header"]').count()).toBe(1);
});

for (const [kind, text] of [
  ['npm', 'npm install slugline'],
  ['React', 'export function News()'],
  ['Leptos', '#[component]'],
  ['WordPress', '[slugline_ticker src="/demo/markets.json"'],
  ['Data', '"headline":'],
])
  test(`there is a snippet for ${kind}`, async ({ page }) => {
    await open(page, '#strip.src=%2Fdemo%2Fmarkets.json');
    await choose(page, kind);
    await expect.poll(() => snippet(page)).toContain(text);
    await addressed(page, `snippet=${kind.toLowerCase()}`);
  });

test('an address that was sent opens the same page', async ({ page }) => {
  await open(page);
  await openGroups(page);
  await paste(page, 'A "pasted" & kept headline\n\nWith a paragraph; 100 % of it.');
  await set(page, 'strip', 'speed', '80');
  await set(page, 'strip', 'pause-on', '');
  await set(page, 'story', 'controls', 'theme print');
  await page.getByRole('radio', { name: 'Phone' }).check();
  await page.getByRole('radio', { name: 'Right to left' }).check();
  await addressed(page, 'direction=rtl');
  await addressed(page, 'strip.speed=80');
  const [former, address] = [await snippet(page), page.url()];
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('#preview').getByRole('heading', { name: 'A "pasted" & kept headline' })).toBeVisible();
  await expect.poll(() => snippet(page)).toBe(former);
  await expect(page.getByLabel('Paste a story')).toHaveValue('A "pasted" & kept headline\n\nWith a paragraph; 100 % of it.');
  await expect(page.getByRole('radio', { name: 'Phone' })).toBeChecked();
  await expect(frame(page)).toHaveAttribute('dir', 'rtl');
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('#preview').getByRole('heading', { name: HEADLINE })).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
});

test('the elements speak the language that is chosen, in its direction', async ({ page }) => {
  await open(page);
  const language = page.getByRole('combobox', { name: 'Language' });
  await language.selectOption('ar');
  await expect(frame(page)).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('#preview slugline-ticker')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('#preview').getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect(page.locator('.notes')).toContainText('<html lang="ar">');
  await addressed(page, 'language=ar');
  await page.reload();
  await expect(language).toHaveValue('ar');
  await language.selectOption('de');
  await expect(frame(page)).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('#preview').getByRole('button', { name: 'Kursband anhalten' })).toBeVisible();
  await choose(page, 'Leptos');
  await expect.poll(() => snippet(page)).toContain('lang="de"');
});

test('what in an address is not known is said, and the rest is taken', async ({ page }) => {
  await open(page, '#strip.speed=80&strip.colour=red&width=huge&story.headline-level=9');
  await expect(page.getByText('strip.colour is not known, and was left out')).toBeVisible();
  await expect(page.getByText('width=huge is not known: one of wide phone')).toBeVisible();
  await openGroups(page);
  await expect(page.getByText('headline-level="9" is not known: one of 1 2 3 4 5 6')).toBeVisible();
  expect(await snippet(page)).toContain('speed="80"');
  expect(await snippet(page)).not.toContain('headline-level');
});

test('an invalid value is said in words, and is not in the snippet', async ({ page }) => {
  await open(page);
  await openGroups(page);
  await set(page, 'strip', 'speed', '0');
  await set(page, 'strip', 'hours', 'always');
  await set(page, 'strip', 'href-template', 'javascript:alert(1)');
  await expect(page.locator('#strip-speed')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#strip-speed')).toHaveAccessibleDescription(/a whole number from 1 to 2000/);
  await expect(page.locator('#strip-hours')).toHaveAccessibleDescription(/no trading hours/);
  await expect(page.locator('#strip-href-template')).toHaveAccessibleDescription(/no address of http or https/);
  expect(await snippet(page)).not.toMatch(/ (speed|hours|href-template)=|javascript/);
});

for (const [what, text, message, code] of [
  ['half of a JSON text', '{"article": {"headline": "A', /line 1, column/, 'syntax'],
  ['JSON of something else', '[1, 2, 3]', /neither a document nor a story/, 'format'],
  ['a picture', '\u0089PNG\u0000\u0001', /NUL character/, 'encoding'],
])
  test(`nonsense is told and breaks nothing: ${what}`, async ({ page }) => {
    await open(page);
    await paste(page, text);
    const report = page.locator('#story-report');
    await expect(report).toContainText(message);
    await expect(report.getByRole('link')).toHaveAttribute('href', `../../docs/problems.md#${code}`);
    await expect(page.getByText('No story is shown')).toBeVisible();
    // The page is alive.
    await openGroups(page);
    await set(page, 'strip', 'speed', '80');
    await expect.poll(() => snippet(page)).toContain('speed="80"');
    await paste(page, 'A headline\n\nAnd a paragraph.');
    await expect(page.locator('#preview').getByRole('heading', { name: 'A headline' })).toBeVisible();
  });

test('a story of another server is shown if the server allows it', async ({ page, elsewhere }) => {
  await open(page);
  await set(page, 'story', 'src', `${elsewhere}demo/story.txt`);
  await expect(page.locator('#story-report')).toContainText('Read as wire');
  expect(await snippet(page)).toContain(`<slugline-article src="${elsewhere}demo/story.txt"></slugline-article>`);
});

test('an address that may not be read is told, with what to do', async ({ page, guest }) => {
  const server = createServer((_, response) => response.end('A headline'));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${server.address().port}/story.txt`;
  guest.allow(address);
  guest.announce(/CORS policy/, /net::ERR_FAILED/, /slugline: network/);
  await open(page);
  await set(page, 'story', 'src', address);
  const report = page.locator('#story-report');
  await expect(report).toContainText('Access-Control-Allow-Origin');
  await expect(report).toContainText('paste it above instead');
  await expect(report.getByRole('link')).toHaveAttribute('href', '../../docs/problems.md#network');
  // The publisher does so.
  await set(page, 'story', 'src', '');
  await paste(page, 'A pasted headline\n\nA paragraph.');
  await expect(page.locator('#preview').getByRole('heading', { name: 'A pasted headline' })).toBeVisible();
  server.close();
});

test('an address that is missing is told', async ({ page, guest }) => {
  guest.announce(/404/, /slugline: http/);
  await open(page);
  await set(page, 'story', 'src', '/missing.json');
  await expect(page.locator('#story-report')).toContainText('was answered with 404');
  await expect(page.locator('#story-report')).toContainText('this page’s own site');
});

test('a feed that never answers is waited for, and the page can be used', async ({ page }) => {
  const { release } = await hold(page, '/demo/never.json');
  await open(page);
  await openGroups(page);
  await set(page, 'strip', 'src', '/demo/never.json');
  await expect(page.locator('#feed-report')).toContainText('Connecting: no figures have come from /demo/never.json yet.');
  await expect(page.locator('#preview slugline-ticker .source')).toContainText('Connecting');
  await set(page, 'strip', 'speed', '80');
  await expect.poll(() => snippet(page)).toContain('src="/demo/never.json" speed="80"');
  await set(page, 'strip', 'src', '/demo/markets.json');
  await expect(page.locator('#feed-report')).toContainText('Closed');
  await release();
});

test('a story that never answers is waited for', async ({ page }) => {
  const { release } = await hold(page, '/demo/story.txt');
  await open(page);
  await set(page, 'story', 'src', '/demo/story.txt');
  await expect(page.locator('#story-report')).toContainText('Waiting for an answer from /demo/story.txt');
  await release();
  await expect(page.locator('#story-report')).toContainText('Read as wire');
});

test('links of the preview lead nowhere', async ({ page }) => {
  await open(page, '#strip.href-template=%2Fmarkets%2F%7Bsymbol%7D&strip.motion=none');
  const address = page.url();
  await page.locator('#preview slugline-ticker').getByRole('link').first().click();
  await expect(page.getByText('on your page the link leads to /markets/')).toBeVisible();
  expect(page.url()).toBe(address);
});

test('the snippet is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.getByRole('button', { name: 'Copy: In the head of the page' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/slugline/embed.js');
});

test('a browser that refuses the clipboard selects the text', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await open(page);
  await page.getByRole('button', { name: 'Copy: In the head of the page' }).click();
  await expect(page.getByText('the text is selected')).toBeVisible();
  expect(await page.evaluate(() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd))).toContain('/slugline/embed.js');
});

for (const [what, options, fragment] of [
  ['wide', {}, ''],
  ['on a phone', { viewport: { width: 360, height: 740 } }, ''],
  ['in the narrowest window', { viewport: { width: 320, height: 640 } }, '#size=250'],
  ['dark', { colorScheme: 'dark' }, '#colours=dark'],
  ['with a problem', {}, '#strip.speed=0&strip.hours=always&nothing=1&text=%5B1%5D'],
])
  test.describe(what, () => {
    test.use(options);
    test(`the page is accessible with every control open: ${what}`, async ({ page }) => {
      await open(page, fragment);
      await openGroups(page);
      await expectAccessible(page);
      const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(width).toBeLessThanOrEqual(room);
    });
  });

test('the preview has a phone’s width, the colours of a page, and the other direction', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Phone' }).check();
  await expect.poll(() => frame(page).evaluate((frame) => frame.clientWidth)).toBe(360);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('#preview slugline-article')).toHaveAttribute('theme', 'dark');
  await page.getByRole('radio', { name: 'Sepia' }).check();
  await expect(page.locator('#preview slugline-ticker')).toHaveAttribute('theme', 'sepia');
  expect(await snippet(page)).not.toContain('theme=');
  await page.getByRole('radio', { name: '250 %' }).check();
  await expect.poll(() => page.locator('#preview .slugline-body > p').first().evaluate((node) => parseFloat(getComputedStyle(node).fontSize))).toBeGreaterThan(40);
  const overflow = await frame(page).evaluate((frame) => frame.scrollWidth - frame.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
