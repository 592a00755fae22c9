// The block editor: the strip's preview, its options, and the controls of a post.
//
// When this fails, an editor inserts a block and sees nothing, or publishes something else than the preview.

import AxeBuilder from '@axe-core/playwright';

import { controls, quotes, ready } from '../e2e/support/elements.js';
import { expect, paragraphs, test, withSettings, wordpress } from './support/test.js';

/** Opens a new post. */
async function write(page) {
  await page.goto('/wp-admin/post-new.php');
  await page.getByRole('textbox', { name: 'Add title' }).fill('A headline');
}

/** Inserts the block by the editor's own button. */
async function insert(page) {
  await page.getByRole('button', { name: 'Toggle block inserter' }).click();
  await page.getByPlaceholder('Search').fill('Market ticker');
  await page.getByRole('option', { name: 'Market ticker' }).click();
  await page.getByRole('button', { name: 'Toggle block inserter' }).click();
}

const block = (page) => page.locator('[data-type="slugline/ticker"]');
const inspector = (page) => page.locator('.block-editor-block-inspector');

/** Opens what a button opens. WordPress remembers whether it was open. */
async function open(button) {
  await button.waitFor();
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
}

/** Opens the settings at the side, of the block that is chosen or else of the post. */
const openSettings = (page) => open(page.getByRole('button', { name: 'Settings', exact: true }));

/** The accessibility rules that a part of the editor breaks. */
async function broken(page, part) {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200))}`);
}

/** Publishes the post, and gives its address. */
async function publish(page) {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('region', { name: 'Editor publish' }).getByRole('button', { name: 'Publish', exact: true }).click();
  const link = page.locator('.post-publish-panel__postpublish').getByRole('link', { name: 'View Post' });
  return link.getAttribute('href');
}

test('a strip can be inserted, previewed, changed and published, and readers see it', async ({ page, signIn }) => {
  await signIn('admin');
  await write(page);
  await page.getByRole('button', { name: 'Add default block' }).click();
  await page.keyboard.type('The text of the post.');
  await insert(page);

  const question = block(page).getByLabel('Feed address');
  await question.fill('javascript:alert(1)');
  await expect(block(page)).toContainText('This cannot be used as an address.');
  await block(page).getByRole('button', { name: 'Show the strip' }).click();
  await expect(block(page).locator('slugline-ticker')).toHaveCount(0);
  await question.fill('/markets.json');
  await question.press('Enter');
  await expect(quotes(page).first()).toBeVisible();

  await block(page).click();
  await openSettings(page);
  await inspector(page).getByRole('button', { name: 'Quotes' }).click();
  await inspector(page).getByLabel('Label').fill('R&D "quoted"');
  await inspector(page).getByLabel('Symbols').fill('RIO VOD');
  await inspector(page).getByLabel('Fields').fill('symbol colour');
  await expect(inspector(page)).toContainText('“colour” is not known.');
  await inspector(page).getByLabel('Fields').fill('symbol price');
  await inspector(page).getByRole('button', { name: 'Motion' }).click();
  await inspector(page).getByLabel('Motion', { exact: true }).selectOption('none');
  await expect(block(page).getByText('R&D "quoted"')).toBeVisible();
  await expect(quotes(page)).toHaveCount(2);
  expect(await broken(page, '[data-type="slugline/ticker"]')).toEqual([]);
  expect(await broken(page, '.block-editor-block-inspector')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('editor-1280.png') });

  await page.goto(await publish(page));
  await ready(page);
  await expect(quotes(page)).toHaveCount(2);
  const strip = page.locator('slugline-article slugline-ticker');
  await expect(strip).toHaveAttribute('label', 'R&D "quoted"');
  await expect(strip).toHaveAttribute('motion', 'none');
  await controls(page).larger.click();
  await expect(controls(page).announcement.first()).toContainText('112.5');
});

test.describe('with a feed of the site', () => {
  withSettings({ src: '/markets.json', label: 'Of the site', controls: ['text-size'] });

  test('the block shows the strip at once, also in the phone preview', async ({ page, signIn }) => {
    await signIn('admin');
    await write(page);
    await insert(page);
    await expect(block(page).getByText('Of the site')).toBeVisible();
    await expect(quotes(page).first()).toBeVisible();
    // This canvas is a document of its own.
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Mobile' }).click();
    const canvas = page.frameLocator('iframe[name=editor-canvas]');
    await expect(canvas.locator('slugline-ticker').getByText('Of the site')).toBeVisible();
    await expect(quotes(canvas).first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('editor-canvas.png') });
  });

  test('a post chooses its controls, sees them, and readers get them', async ({ page, signIn }) => {
    await page.setViewportSize({ width: 1280, height: 1400 });
    await signIn('admin');
    const { id } = wordpress('post', { post_content: paragraphs('The text of the post.') });
    await page.goto(`/wp-admin/post.php?post=${id}&action=edit`);
    await openSettings(page);
    const panel = page.locator('.components-panel__body').filter({ has: page.getByRole('button', { name: 'Slugline', exact: true }) });
    await open(panel.getByRole('button', { name: 'Slugline', exact: true }));
    await expect(panel.getByLabel('Same as the whole site')).toBeChecked();
    await expect(panel.locator('slugline-article .larger')).toBeVisible();
    await panel.getByLabel('Choose for this post').check();
    await panel.getByLabel('Printing').check();
    await expect(panel.locator('slugline-article')).toHaveAttribute('controls', 'text-size print');
    expect(await broken(page, '.edit-post-sidebar')).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('panel.png') });
    await page.getByRole('button', { name: 'Update', exact: true }).click();
    await expect(page.getByText('Post updated.').first()).toBeVisible();
    expect(wordpress('meta', { id })).toBe('text-size print');
    await page.goto(`/?p=${id}`);
    await ready(page);
    await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'text-size print');
    await expect(page.locator('slugline-article').getByRole('button', { name: 'Print' })).toBeVisible();
  });

  test('the controls of a post are validated, and only its editors can set them', async ({ signIn, context, baseURL, guest }) => {
    const { id } = wordpress('post', { post_content: paragraphs('The text.') });
    const put = (meta) => context.request.post(`${baseURL}/?rest_route=/wp/v2/posts/${id}`, { data: { meta: { _slugline_controls: meta } } });
    expect((await put('off')).status()).toBe(401);
    expect(wordpress('meta', { id })).toBe('');
    await signIn('admin');
    const page = await context.newPage();
    await page.goto(`${baseURL}/wp-admin/post-new.php`);
    const say = (meta) => page.evaluate(([id, meta]) => wp.apiFetch({ path: `/wp/v2/posts/${id}`, method: 'POST', data: { meta: { _slugline_controls: meta } } }).then(() => 'kept', ({ message }) => message), [id, meta]);
    expect(await say('text-size everything')).toMatch(/_slugline_controls.*pattern/);
    guest.announce(/400/);
    expect(await say('theme print')).toBe('kept');
    expect(wordpress('meta', { id })).toBe('theme print');
  });
});

test('the block reports a feed that does not answer', async ({ page, signIn, guest }) => {
  const { id } = wordpress('post', { post_content: '<!-- wp:slugline/ticker {"src":"/no-such-file.json"} /-->' });
  await signIn('admin');
  await page.goto(`/wp-admin/post.php?post=${id}&action=edit`);
  await expect(block(page).locator('.components-notice')).toContainText('404');
  guest.announce(/404/);
});

test('an author who may not write HTML can use the block, and its text stays as typed', async ({ page, signIn, guest }) => {
  await signIn('author');
  await write(page);
  await insert(page);
  await block(page).getByLabel('Feed address').fill('/markets.json?a=1&b=2');
  await block(page).getByRole('button', { name: 'Show the strip' }).click();
  await expect(quotes(page).first()).toBeVisible();
  const address = await publish(page);
  // WordPress's own editor asks for templates that an author may not see.
  guest.announce(/403/);
  await page.reload();
  await expect(block(page).locator('slugline-ticker')).toHaveAttribute('src', '/markets.json?a=1&b=2');
  await page.goto(address);
  await ready(page);
  await expect(page.locator('slugline-ticker')).toHaveAttribute('src', '/markets.json?a=1&b=2');
});
