// A package that does not load, or is not allowed to run.
//
// When this fails, a publisher reads "load failed" and does not learn that a policy, a cache or a server is the cause, or a reader
// loses the text that was there.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { ready } from '../../support/elements.js';
import { rectangles } from '../../support/layout.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const PAGE = readFileSync(new URL('page.html', import.meta.url), 'utf8');
const PROBLEMS = readFileSync(new URL('../../../../docs/problems.md', import.meta.url), 'utf8');
const MODULE = '<script type="module" src="/pkg/embed.js"></script>';
const CLASSIC = '<script src="/pkg/embed.js"></script>';
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

const withTag = (tag) => PAGE.replace(/<!-- .* -->/, tag);

/** What browsers say themselves. */
const NATIVE = /^(Failed to load resource|Access to |Failed to load module script|(Loading|Connecting|Fetch API|Compiling).* violates|Refused to |Fetch API cannot load)/;

/** Holds the page to the one error that it is told, and to the text that it had. */
async function expectFailure(page, guest, code, url) {
  guest.announce(new RegExp(`^slugline: ${code}: .*problems\\.md#${code}\\)$`));
  await page.waitForFunction(() => window.errors.length > 0);
  // An error too many would come now.
  await page.waitForTimeout(100);
  const errors = await page.evaluate(() => window.errors);
  expect(errors).toEqual([expect.objectContaining({ target: 'slugline-article', code, fatal: true, url: expect.stringMatching(url) })]);
  expect(guest.said.filter((text) => text.startsWith('slugline:'))).toHaveLength(1);
  expect(PROBLEMS).toContain(`\n## \`${code}\`\n`);
  await expect(page.getByRole('heading', { name: 'A head' })).toBeVisible();
  await expect(page.getByText('Words that were there.')).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('slugline-article').shadowRoot)).toBeNull();
}

/** What can happen to a file: how it is answered, and the code that tells. */
const ANSWERS = {
  'is missing': [{ status: 404, contentType: 'text/plain', body: 'Not found' }, 'http'],
  'is answered with a page': [{ status: 200, contentType: 'text/html', body: '<!doctype html><h1>Welcome</h1>' }, 'mime'],
};

for (const file of ['elements.js', 'slugline.js', 'slugline_bg.wasm']) {
  for (const [what, [answer, code]] of Object.entries(ANSWERS))
    for (const [kind, tag] of [['module', MODULE], ['classic script', CLASSIC]])
      test(`${file} ${what}, ${kind}`, async ({ page, guest, compose }) => {
        if (!(file.endsWith('wasm') && code === 'mime')) guest.announce(NATIVE);
        await page.route(`**/${file}*`, (route) => route.fulfill(answer));
        await page.goto(compose(withTag(tag)));
        await expectFailure(page, guest, code, file);
      });

  test(`${file} comes from a server without CORS`, async ({ page, guest, compose, serveWith }) => {
    guest.announce(NATIVE);
    const paths = new RegExp(`/${file.replace('.', '\\.')}$`);
    const server = await serveWith({ 'Access-Control-Allow-Origin': 'https://gauge.invalid' }, paths);
    await page.goto(compose(withTag(`<script src="${server}pkg/embed.js"></script>`)));
    await expectFailure(page, guest, 'cors', file);
  });

  test(`${file} while there is no connection`, async ({ page, guest, context, compose }) => {
    guest.announce(NATIVE);
    await page.route(`**/${file}*`, async (route) => {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await page.goto(compose(withTag(CLASSIC)));
    // The module and its glue are asked for at once, and either may be the first to fail.
    await expectFailure(page, guest, 'offline', file.replace(/^slugline.*/, 'slugline'));
  });

  test(`${file} gets no answer`, async ({ page, guest, compose }) => {
    guest.announce(NATIVE);
    await page.route(`**/${file}*`, (route) => route.abort('connectionreset'));
    await page.goto(compose(withTag(MODULE)));
    await expectFailure(page, guest, 'network', file);
  });
}

for (const file of ['elements.js', 'slugline.js'])
  test(`${file} forbidden by the policy`, async ({ page, guest, compose, site, serveWith }) => {
    guest.announce(NATIVE);
    const allowed = ['tests/e2e/scenarios/load-failures/listen.js', 'pkg/embed.js', ...(file === 'slugline.js' ? ['pkg/elements.js'] : [])];
    const path = compose(withTag(MODULE));
    const server = new URL(await serveWith({ 'Content-Security-Policy': `script-src 'wasm-unsafe-eval' ${allowed.map((file) => `*:*/${file}`).join(' ')}` }));
    expect(server.origin).not.toBe(new URL(site).origin);
    await page.goto(new URL(path, server).href);
    await expectFailure(page, guest, 'csp', file);
  });

test('the module forbidden by connect-src', async ({ page, guest, compose, serveWith }) => {
  guest.announce(NATIVE);
  const path = compose(withTag(MODULE));
  const server = await serveWith({ 'Content-Security-Policy': STRICT.replace("connect-src 'self'", "connect-src 'none'") });
  await page.goto(new URL(path, server).href);
  await expectFailure(page, guest, 'network', 'slugline_bg.wasm');
});

test('WebAssembly forbidden by the policy: nothing is fetched in vain', async ({ page, guest, compose, serveWith }) => {
  const path = compose(withTag(MODULE));
  const server = await serveWith({ 'Content-Security-Policy': STRICT.replace(" 'wasm-unsafe-eval'", '') });
  await page.goto(new URL(path, server).href);
  await expectFailure(page, guest, 'wasm-refused', /^$/);
  expect(guest.requested('/pkg/slugline_bg.wasm') + guest.requested('/pkg/slugline.js')).toBe(0);
});

test('a page opened from the disk reports file', async ({ page, guest, compose }) => {
  guest.announce(NATIVE);
  const path = compose(withTag(CLASSIC).replaceAll('="/', '="../../'));
  await page.goto(pathToFileURL(`${REPOSITORY}${path.slice(1)}`).href);
  await expectFailure(page, guest, 'file', /^file:.*elements\.js/);
});

test('files of two versions report version-mismatch', async ({ page, guest, compose }) => {
  await page.route('**/slugline.js*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/"[\d.]+ [\da-f]{8}"/, '"0.0.0-other 01234567"') });
  });
  await page.goto(compose(withTag(MODULE)));
  await expectFailure(page, guest, 'version-mismatch', 'slugline_bg.wasm');
  expect(guest.said[0]).toContain('0.0.0-other');
});

/** What says of which build a half of the module is, in its last bytes. */
const MARK = /(?<=slugline-build[\d.]+ )[\da-f]{8}$/;

/** The bytes of a half of the module with another mark of the same length, or none. */
const changed = (file, mark) => {
  const text = readFileSync(`${REPOSITORY}pkg/${file}`, 'latin1');
  expect(text).toMatch(MARK);
  return Buffer.from(mark === 'none' ? text.replace('slugline-build', 'slugline-other') : text.replace(MARK, mark), 'latin1');
};

for (const mark of ['01234567', 'none']) {
  test(`files of two builds: the module's mark is ${mark}`, async ({ page, guest, compose }) => {
    await page.route('**/slugline_bg.wasm*', (route) => route.fulfill({ contentType: 'application/wasm', body: changed('slugline_bg.wasm', mark) }));
    await page.goto(compose(withTag(MODULE)));
    await expectFailure(page, guest, 'version-mismatch', 'slugline_bg.wasm');
  });
}

test('files of two builds: the glue code is older than its mark', async ({ page, guest, compose }) => {
  await page.route('**/slugline.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: 'export default async () => {}' }));
  await page.goto(compose(withTag(MODULE)));
  await expectFailure(page, guest, 'version-mismatch', 'slugline_bg.wasm');
});

test('a damaged module is reported', async ({ page, guest, compose }) => {
  await page.route('**/slugline_bg.wasm*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 40_000) });
  });
  await page.goto(compose(withTag(MODULE)));
  await expectFailure(page, guest, 'load-failed', 'slugline_bg.wasm');
});

test('a module served with a generic type works', async ({ page, guest, compose }) => {
  guest.announce(/^slugline: .*slugline_bg\.wasm.* comes as application\/octet-stream: /);
  await page.route('**/slugline_bg.wasm*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, contentType: 'application/octet-stream' });
  });
  await page.goto(compose(withTag(MODULE)));
  await ready(page);
});

test('many elements: each reports the error, the console once', async ({ page, guest, compose }) => {
  guest.announce(NATIVE, /^slugline: http: /);
  await page.route('**/slugline_bg.wasm*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(compose(withTag(MODULE).replace(/<slugline-article>.*<\/slugline-article>/, (story) => story.repeat(20))));
  await page.waitForFunction(() => window.errors.length === 20);
  expect(guest.said.filter((text) => text.startsWith('slugline:'))).toHaveLength(1);
});

test('without the style sheet the story is unstyled, complete, and has its controls', async ({ page, guest, compose }) => {
  guest.announce(NATIVE, /^slugline: http: .*slugline\.css.*problems\.md#http\)$/);
  await page.route('**/slugline.css*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(compose(withTag(MODULE).replace(/<link.*>/, '').replace(/<slugline-article>.*<\/slugline-article>/, (story) => story.repeat(3))));
  await ready(page);
  const errors = await page.evaluate(() => window.errors);
  expect(errors.map(({ code, fatal }) => [code, fatal])).toEqual(Array(3).fill(['http', false]));
  expect(guest.said.filter((text) => text.startsWith('slugline:'))).toHaveLength(1);
  await expect(page.getByRole('button', { name: 'Larger text' })).toHaveCount(3);
});

test('on a page without the style sheet nothing moves for controls that do not load', async ({ page, guest, compose }) => {
  // The elements brought the sheet along, which keeps room for the controls, before they knew that there will be none.
  guest.announce(NATIVE, /^slugline: http: /);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route('**/slugline_bg.wasm*', async (route) => {
    await released;
    await route.fulfill({ status: 404, body: '' });
  });
  await page.goto(compose(withTag(MODULE).replace(/<link.*>/, '')));
  const before = await rectangles(page, 'main *');
  await page.waitForLoadState('load');
  await expect.poll(() => guest.requested('/pkg/slugline.css')).toBe(1);
  await page.waitForTimeout(200);
  release();
  await page.waitForFunction(() => window.errors.length > 0);
  expect(await rectangles(page, 'main *')).toEqual(before);
});
