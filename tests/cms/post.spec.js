// A post in a real WordPress gets the controls, and is otherwise unchanged.
//
// When this fails, a publisher who activates the plugin finds paragraphs moved, a layout broken, or feeds with strange tags in them.

import AxeBuilder from '@axe-core/playwright';

import { controls, ready } from '../e2e/support/elements.js';
import { expect, paragraphs, publish, test, withSettings, withTheme, wordpress } from './support/test.js';

const TEXT = paragraphs('The first paragraph, with <em>emphasis</em> and <a href="/?p=1">a link</a>.', 'The second paragraph.');
const WIDE = '<!-- wp:group {"align":"wide"} -->\n<div class="wp-block-group alignwide"><!-- wp:paragraph -->\n<p>Wide.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:group -->';
const FULL = WIDE.replaceAll('wide', 'full').replace('Wide', 'Full');
const HEADING = '<!-- wp:heading -->\n<h2>A crosshead</h2>\n<!-- /wp:heading -->';
const STORY = [TEXT, HEADING, paragraphs('After the crosshead.'), WIDE, FULL, paragraphs('The last one.')].join('\n\n');

/** Where the blocks of a post are: those of the element, or of the theme's own place. */
const places = (page, parent) =>
  page.evaluate((parent) => {
    const blocks = [...document.querySelectorAll(`${parent} > :not(script)`)];
    return blocks.map((block) => {
      const { left, width, height } = block.getBoundingClientRect();
      return { name: block.localName, text: block.textContent.trim(), left: Math.round(left), width: Math.round(width), height: Math.round(height) };
    });
  }, parent);

/** The distances between the blocks that follow each other. */
const gaps = (page, parent) =>
  page.evaluate((parent) => {
    const blocks = [...document.querySelectorAll(`${parent} > :not(script)`)];
    return blocks.slice(1).map((block, at) => Math.round(block.getBoundingClientRect().top - blocks[at].getBoundingClientRect().bottom));
  }, parent);

const SETTINGS = { controls: ['text-size', 'theme', 'font', 'print'] };

for (const [theme, place] of [
  ['twentytwentythree', '.wp-block-post-content'],
  ['twentytwentyone', '.entry-content'],
])
  test.describe(theme, () => {
    withTheme(theme);
    withSettings(SETTINGS);

    test('the post has controls, and its nodes are those that the theme printed', async ({ page }) => {
      const address = publish(STORY);
      await page.goto(`${address}&without`);
      const printed = await page.locator(place).first().innerHTML();
      await expect(page.locator('slugline-article')).toHaveCount(0);
      await page.addInitScript(() => {
        document.addEventListener('DOMContentLoaded', () => {
          const story = document.querySelector('slugline-article');
          window.before = [...story.querySelectorAll('*')];
          window.texts = story.innerHTML;
        });
      });
      await page.goto(address);
      await ready(page);
      const { larger } = controls(page);
      // Where the theme's column is narrow the controls are behind one button.
      if (await larger.isHidden()) await page.getByRole('button', { name: 'Reading options' }).click();
      await larger.click();
      const [same, html] = await page.evaluate(() => {
        const story = document.querySelector('slugline-article');
        const now = [...story.querySelectorAll('*')];
        return [now.length === window.before.length && now.every((node, at) => node === window.before[at]), story.innerHTML];
      });
      expect(same, 'the same nodes').toBe(true);
      expect(html.trim()).toBe(printed.trim());
      await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'text-size theme font print');
      await expect(controls(page).announcement).toContainText('112.5');
    });

    test('nothing overflows at 1280 and 360 px, and axe finds nothing', async ({ page }, info) => {
      const address = publish(`${STORY}\n\n<!-- wp:slugline/ticker {"src":"/markets.json","label":"NYSE - LSE","align":"wide"} /-->`);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(address);
        await ready(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.screenshot({ path: info.outputPath(`${theme}-${width}.png`), fullPage: true });
        const { violations } = await new AxeBuilder({ page }).include('slugline-article').analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
      }
    });
  });

for (const [theme, place] of [
  ['twentytwentythree', '.wp-block-post-content'],
  ['twentytwentyone', '.entry-content'],
])
  test.describe(`the layout of ${theme}`, () => {
    withTheme(theme);

    for (const width of [1280, 360])
      test(`each block stays where it was, at ${width} px`, async ({ page }) => {
        const address = publish(STORY);
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${address}&without`);
        const before = [await places(page, place), await gaps(page, place)];
        await page.goto(address);
        await ready(page);
        expect([await places(page, 'slugline-article'), await gaps(page, 'slugline-article')]).toEqual(before);
        expect(before[0].length).toBe(7);
        // The controls begin where the text begins.
        const [toolbar, text] = await page.evaluate(() => {
          const story = document.querySelector('slugline-article');
          return [story.shadowRoot.querySelector('[part~=toolbar]'), story.querySelector('p')].map((node) => Math.round(node.getBoundingClientRect().left));
        });
        expect(toolbar).toBe(text);
      });
  });

test('readers without JavaScript have the whole text', async ({ browser, baseURL }) => {
  const address = publish(STORY);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL + address);
  for (const text of ['The first paragraph', 'After the crosshead.', 'Full.', 'The last one.']) await expect(page.getByText(text)).toBeVisible();
  await context.close();
});

test('feeds, the REST API, AMP, embeds, lists and excerpts have no element', async ({ page, request }) => {
  const strips = '<!-- wp:slugline/ticker {"src":"/markets.json"} /-->\n\n[slugline_ticker src="/markets.json"]\n\n[slugline_article src="/story.txt"]';
  const { id } = wordpress('post', { post_content: `${TEXT}\n\n${strips}`, post_title: 'Told elsewhere' });
  wordpress('comment', { id, text: 'A comment.' });
  const bodies = {
    feed: await (await request.get('/?feed=rss2')).text(),
    atom: await (await request.get('/?feed=atom')).text(),
    rest: (await (await request.get(`/?rest_route=/wp/v2/posts/${id}`)).json()).content.rendered,
    embed: await (await request.get(`/?p=${id}&embed=true`)).text(),
    amp: await (await request.get(`/?p=${id}&amp`)).text(),
    list: await (await request.get('/')).text(),
    search: await (await request.get('/?s=paragraph')).text(),
  };
  for (const [where, body] of Object.entries(bodies)) {
    expect(body, where).toContain('first paragraph');
    expect(body, where).not.toMatch(/<slugline-|embed\.js|\[slugline/);
  }
  await page.goto(`/?p=${id}`);
  await expect(page.locator('slugline-ticker')).toHaveCount(2);
});

test('a post without text gets no element', async ({ page }) => {
  await page.goto(publish('<!-- wp:slugline/ticker {"src":"/markets.json"} /-->'));
  await ready(page);
  await expect(page.locator('slugline-article')).toHaveCount(0);
});

test('a page and a password-protected post are unchanged', async ({ page }) => {
  await page.goto(publish(TEXT, { post_type: 'page' }).replace('?p=', '?page_id='));
  await expect(page.getByText('The second paragraph.')).toBeVisible();
  await expect(page.locator('slugline-article, script[src*=embed]')).toHaveCount(0);
  await page.goto(publish(TEXT, { post_password: 'secret' }));
  await expect(page.locator('input[name=post_password]')).toBeVisible();
  await expect(page.locator('slugline-article')).toHaveCount(0);
});

test('a post can have its own controls, or none', async ({ page }) => {
  await page.goto(publish(TEXT, { meta: { _slugline_controls: 'theme print' } }));
  await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'theme print');
  await page.goto(publish(TEXT, { meta: { _slugline_controls: 'off' } }));
  await expect(page.locator('slugline-article, script[src*=embed]')).toHaveCount(0);
  // Invalid data from an import counts as absent.
  await page.goto(publish(TEXT, { meta: { _slugline_controls: '"><script>alert(1)</script>' } }));
  await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'text-size');
});

test('content that other plugins add below a post stays outside the element', async ({ page }) => {
  await page.goto(`${publish(TEXT)}&related`);
  await ready(page);
  await expect(page.locator('#related')).toBeVisible();
  await expect(page.locator('slugline-article #related')).toHaveCount(0);
});

test('a theme with a CSS reset hides nothing', async ({ page }) => {
  await page.goto(`${publish(TEXT)}&reset`);
  await ready(page);
  await expect(page.getByText('The second paragraph.')).toBeVisible();
  await expect(controls(page).larger).toBeVisible();
  await controls(page).larger.click();
  await expect(controls(page).announcement).toContainText('112.5');
});

test('the script tag gets the nonce of the policy', async ({ page, guest }) => {
  await page.goto(`${publish(TEXT)}&policy`);
  await ready(page);
  await expect(controls(page).larger).toBeVisible();
  // WordPress's own inline scripts have none in this version.
  guest.announce(/violates the following Content Security Policy directive/);
  expect(await page.locator('#slugline-js').evaluate((script) => script.nonce)).toBe('of-this-page');
});

test('a cache may keep the page: it is the same for all readers, and file paths contain the version', async ({ request, page }) => {
  const address = publish(TEXT);
  const [first, second] = [await (await request.get(address)).text(), await (await request.get(address)).text()];
  expect(second).toBe(first);
  const requested = [];
  page.on('request', (request) => requested.push(new URL(request.url())));
  await page.goto(address);
  await ready(page);
  const files = requested.filter(({ pathname }) => pathname.includes('/plugins/slugline/'));
  expect(files.length).toBeGreaterThan(3);
  for (const { pathname, search } of files) expect(pathname + search).toMatch(/\/assets\/\d+\.\d+\.\d+-[0-9a-f]{10}\/[\w.\/-]+(\?v=[\d.]+)?$|\/post\.css\?ver=\d+\.\d+\.\d+-[0-9a-f]{10}$/);
});
