// Settings → Slugline: every value is validated, and errors are reported.
//
// When this fails, a publisher's typing error is stored silently, or a hostile value reaches a page.

import { expectAccessible } from '../e2e/support/axe.js';
import { ready } from '../e2e/support/elements.js';
import { expect, paragraphs, publish, test, withTheme, wordpress } from './support/test.js';

const PAGE = '/wp-admin/options-general.php?page=slugline';

test.afterEach(() => void wordpress('forget'));

const save = (page) => page.getByRole('button', { name: 'Save Changes' }).click();
const notices = (page) => page.locator(':is(.notice-error, .notice-warning).settings-error p');

test('the settings apply to the pages', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/wp-admin/plugins.php');
  await page.locator('[data-slug=slugline]').getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Posts', { exact: true }).uncheck();
  await page.getByLabel('Pages', { exact: true }).check();
  await page.getByLabel('Reading aloud').check();
  await page.getByLabel('Printing').check();
  await page.getByLabel('Feed address').fill('/markets.json');
  await page.getByLabel('Strip label').fill('NYSE & LSE');
  await save(page);
  await expect(page.locator('.notice-success')).toContainText('Settings saved.');
  await expect(notices(page)).toHaveCount(0);
  expect(wordpress('settings')).toEqual({ src: '/markets.json', stream: '', label: 'NYSE & LSE', controls: ['text-size', 'listen', 'print'], post_types: ['page'] });
  await ready(page);
  await expect(page.locator('slugline-ticker').getByText('NYSE & LSE')).toBeVisible();
  await page.goto(publish(paragraphs('A page.'), { post_type: 'page' }).replace('?p=', '?page_id='));
  await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'text-size listen print');
  await page.goto(publish(paragraphs('A post.')));
  await expect(page.locator('slugline-article')).toHaveCount(0);
});

test.describe('a classic theme', () => {
  withTheme('twentytwentyone');

  test('the layout setting is offered for it and applies', async ({ page, signIn }) => {
    await signIn('admin');
    await page.goto(PAGE);
    const box = page.getByLabel(/styles the direct children/);
    await expect(box).toBeChecked();
    await box.uncheck();
    await save(page);
    await page.goto(publish(paragraphs('A post.')));
    await expect(page.locator('slugline-article')).toHaveClass('slugline-post');
    wordpress('forget');
    await page.reload();
    await expect(page.locator('slugline-article')).toHaveClass('slugline-post entry-content alignfull');
  });
});

test('all boxes can be unchecked', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto(PAGE);
  await page.getByLabel('Text size').uncheck();
  await save(page);
  await page.goto(publish(paragraphs('A post.')));
  await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'none');
});

test('an invalid value is reported, and the former value stays', async ({ page, signIn }) => {
  wordpress('set', { src: '/markets.json', label: 'Former' });
  await signIn('admin');
  await page.goto(PAGE);
  await page.getByLabel('Feed address').fill('javascript:<img src=x onerror=window.harmed=1>');
  await page.getByLabel('Stream address').fill('ftp://example.org/stream');
  await page.getByLabel('Strip label').fill('long '.repeat(20));
  // As a form that somebody has tampered with.
  await page.getByLabel('Text size').evaluate((box) => (box.value = 'everything'));
  await page.getByLabel('Posts', { exact: true }).evaluate((box) => (box.value = 'revision'));
  await save(page);
  await expect(notices(page)).toHaveText([
    /^Feed address: “javascript:<img src=x onerror=window.harmed=1>” cannot be used as an address/,
    /^Stream address: “ftp:\/\/example.org\/stream” cannot be used as an address.*wss:\/\//,
    /^Strip label: longer than 80 characters/,
    /^Controls: “everything” is not known/,
    /^Stories: “revision” is not known/,
  ]);
  expect(await page.evaluate(() => window.harmed)).toBeUndefined();
  expect(wordpress('settings')).toEqual({ src: '/markets.json', stream: '', label: 'Former', controls: [], post_types: [] });
});

test('a script in the label is removed and reported', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto(PAGE);
  await page.getByLabel('Strip label').fill('Markets <script>window.harmed = 1</script>"><img src=x onerror="window.harmed = 1">');
  await page.getByLabel('Feed address').fill('/markets.json');
  await save(page);
  await expect(notices(page)).toHaveText([/^Strip label: tags, line breaks and extra spaces were removed\./]);
  await page.goto(publish('[slugline_ticker]'));
  await ready(page);
  expect(await page.evaluate(() => window.harmed)).toBeUndefined();
  await expect(page.locator('slugline-ticker')).toHaveAttribute('label', 'Markets ">');
});

test('hostile values already in the database do no harm', async ({ page, signIn }) => {
  const hostile = '"><script>window.harmed = 1</script>';
  wordpress('set', { src: `javascript:${hostile}`, stream: hostile, label: hostile, controls: [hostile], post_types: ['post', hostile], repeat: hostile });
  await page.goto(publish(`${paragraphs('The text.')}\n\n[slugline_ticker]`));
  await expect(page.locator('slugline-article')).toHaveAttribute('controls', 'none');
  await expect(page.locator('slugline-ticker')).toHaveCount(0);
  expect(await page.evaluate(() => window.harmed)).toBeUndefined();
  await signIn('admin');
  await page.goto(PAGE);
  await expect(page.getByLabel('Strip label')).toHaveValue(hostile);
  expect(await page.evaluate(() => window.harmed)).toBeUndefined();
});

test('the settings page reports a feed that does not answer', async ({ page, signIn, guest }) => {
  wordpress('set', { src: '/no-such-file.json' });
  await signIn('admin');
  await page.goto(PAGE);
  await expect(page.locator('#slugline-preview-problem')).toContainText(/The strip says: .*404/);
  guest.announce(/404/);
});

test('only administrators see the page', async ({ page, signIn, guest }) => {
  await signIn('author');
  const answer = await page.goto(PAGE);
  expect(answer.status()).toBe(403);
  guest.announce(/403/);
});

test('a form without its nonce changes nothing', async ({ page, signIn, context, baseURL, guest }) => {
  await signIn('admin');
  const answer = await context.request.post(`${baseURL}/wp-admin/options.php`, { form: { option_page: 'slugline', action: 'update', 'slugline[label]': 'Forged' } });
  expect(answer.status()).toBe(403);
  expect(wordpress('settings')).toBeNull();
});

test('axe finds nothing on the settings page', async ({ page, signIn }) => {
  wordpress('set', { src: '/markets.json', label: 'NYSE - LSE' });
  await signIn('admin');
  await page.goto(PAGE);
  await ready(page);
  // WordPress's own menus are not ours to judge.
  await page.evaluate(() => document.querySelectorAll('#adminmenumain, #wpadminbar, #wpfooter, #screen-meta-links, .skip-link').forEach((node) => node.remove()));
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('settings.png'), fullPage: true });
});
