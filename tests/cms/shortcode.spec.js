// The shortcodes and the block's text, with arbitrary input.
//
// When this fails, a pasted shortcode shows nothing without a message, or a hostile one does harm.

import { ready } from '../e2e/support/elements.js';
import { expect, paragraphs, publish, test, withSettings, wordpress } from './support/test.js';

const shortcode = (text) => `<!-- wp:shortcode -->\n${text}\n<!-- /wp:shortcode -->`;
const HOSTILE = '"><script>window.harmed = 1</script><img src=x onerror="window.harmed = 1">';

test('a shortcode takes all options of the element, with _ or -', async ({ page }) => {
  const all = 'src="/markets.json" label="NYSE - LSE" symbols="RIO VOD" fields="symbol price" href_template="/markets/{symbol}" stale-after="30" motion="none" pause_on=""';
  await page.goto(publish(shortcode(`[slugline_ticker ${all}]`)));
  await ready(page);
  const strip = page.locator('slugline-ticker');
  await expect(strip).toHaveAttribute('href-template', '/markets/{symbol}');
  await expect(strip).toHaveAttribute('stale-after', '30');
  await expect(strip).toHaveAttribute('pause-on', '');
  await expect(strip.getByText('NYSE - LSE')).toBeVisible();
  await expect(strip.getByRole('link', { name: /RIO/ })).toHaveAttribute('href', /\/markets\/RIO$/);
  await expect(page.locator('.slugline-problems')).toHaveCount(0);
});

test('a shortcode shows a story from an address, and the post around it is unchanged', async ({ page }) => {
  await page.goto(publish(shortcode('[slugline_article src="/story.txt" controls="text-size print" headline_level="3"]')));
  await ready(page);
  await expect(page.locator('slugline-article')).toHaveCount(1);
  await expect(page.locator('slugline-article h3.slugline-headline')).toBeVisible();
});

test('a quote in a sentence has the figures of the strip, its own word, and no markup of the author', async ({ page, signIn }) => {
  const sentence = '<!-- wp:paragraph -->\n<p>Shares of [slugline_quote symbol="RIO" fields="price"]<b>Rio</b> Tinto[/slugline_quote] fell, [slugline_quote symbol="BCC" /] too, [slugline_quote]nothing[/slugline_quote] did.</p>\n<!-- /wp:paragraph -->';
  const address = publish(shortcode('[slugline_ticker src="/markets.json"]') + sentence);
  await page.goto(address);
  await ready(page, 'slugline-ticker');
  const text = page.locator('p', { hasText: 'Shares of' });
  await expect(text).toHaveText(/Shares of Rio Tinto\s+\$60\.54\s+fell, BCC\s+▼\s+−1\.74%\s+\$94\.445\s+too, nothing did\./);
  await signIn('admin');
  await page.goto(address);
  await expect(page.locator('.slugline-problems li')).toHaveText(['no symbol is given; only the word is shown.']);
});

test.describe('with settings', () => {
  withSettings({ src: '/markets.json', label: 'Of the site' });

  test('a shortcode without an address shows the site’s feed', async ({ page }) => {
    await page.goto(publish(shortcode('[slugline_ticker]')));
    await ready(page);
    await expect(page.locator('slugline-ticker')).toHaveAttribute('src', '/markets.json');
    await expect(page.locator('slugline-ticker').getByText('Of the site')).toBeVisible();
  });

  test('a strip of the site’s feed may choose its quotes', async ({ page }) => {
    await page.goto(publish(paragraphs('Before.') + shortcode('[slugline_ticker symbols="RIO"]')));
    await ready(page);
    await expect(page.locator('slugline-article slugline-ticker')).toHaveCount(1);
  });
});

const FAULTY = shortcode('[slugline_ticker src="javascript:alert(1)" speed="fast" colour="red"]');

test('problems are shown to editors, not to readers', async ({ page, signIn }) => {
  const address = publish(FAULTY);
  await page.goto(address);
  await expect(page.locator('slugline-ticker, .slugline-problems')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('javascript:');
  await signIn('admin');
  await page.goto(address);
  const told = page.locator('.slugline-problems li');
  await expect(told).toHaveText([
    'src: “javascript:alert(1)” cannot be used as an address. Give a full address (http://, https://) or a path on this site that starts with a slash.',
    'speed: “fast” is not a number from 1 to 2000.',
    'there is no attribute “colour”.',
    'no address (src) is given, here or in the settings; nothing is shown.',
  ]);
});

const escaped = (text) => text.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

for (const [where, content] of [
  ['a shortcode', (text) => shortcode(`[slugline_ticker src="/markets.json" label="${escaped(text)}" href_template="${escaped(text)}"]`)],
  ['the block', (text) => `<!-- wp:slugline/ticker ${JSON.stringify({ src: '/markets.json', label: text, 'href-template': text, className: text, align: text }).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('\\"', '\\u0022')} /-->`],
])
  test(`hostile values in ${where} do no harm to editors or readers`, async ({ page, signIn }) => {
    const address = publish(content(HOSTILE));
    for (const name of [undefined, 'admin']) {
      if (name) await signIn(name);
      await page.goto(address);
      await ready(page, 'slugline-ticker');
      expect(await page.evaluate(() => window.harmed)).toBeUndefined();
      await expect(page.locator('img[src=x]')).toHaveCount(0);
      const strip = page.locator('slugline-ticker');
      expect(await strip.evaluate((element) => [...element.attributes].filter(({ name }) => name.startsWith('on')).length)).toBe(0);
      await expect(strip).not.toHaveAttribute('href-template');
    }
  });

for (const address of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/plain,x', '//example.org/x', '\\\\example.org', 'vbscript:x', ' /a b', 'file:///etc/passwd'])
  test(`“${address}” is rejected as the address of a feed`, async ({ page }) => {
    const block = `<!-- wp:slugline/ticker ${JSON.stringify({ src: address })} /-->`;
    await page.goto(publish(paragraphs('Text.') + block));
    await ready(page);
    await expect(page.locator('slugline-ticker')).toHaveCount(0);
  });

test('for an author who may not write HTML a pasted tag is removed, block and shortcode stay', async ({ page }) => {
  const block = '<!-- wp:slugline/ticker {"src":"/markets.json?a=1\\u0026b=2","label":"R\\u0026D"} /-->';
  const { id, content } = wordpress('post', { author: 'author', post_content: `${paragraphs('Kept.')}\n<slugline-ticker src="/x">Its text</slugline-ticker>\n${block}\n${shortcode('[slugline_ticker src="/markets.json?a=1&b=2"]')}` });
  expect(content).not.toContain('<slugline-ticker');
  expect(content).toContain('Its text');
  await page.goto(`/?p=${id}`);
  await ready(page);
  const strips = page.locator('slugline-ticker');
  await expect(strips).toHaveCount(2);
  for (const at of [0, 1]) await expect(strips.nth(at)).toHaveAttribute('src', '/markets.json?a=1&b=2');
  await expect(strips.first()).toHaveAttribute('label', 'R&D');
});

test('a feed that does not answer leaves the post as it is', async ({ page, guest }) => {
  await page.goto(publish(paragraphs('The text.') + shortcode('[slugline_ticker src="/no-such-file.json" label="Nothing"]')));
  await expect(page.getByText('The text.')).toBeVisible();
  await expect(page.locator('slugline-ticker').getByText('Nothing')).toBeVisible();
  await page.waitForFunction(() => document.querySelector('slugline-article').matches(':state(ready)'));
  guest.announce(/404/);
});
