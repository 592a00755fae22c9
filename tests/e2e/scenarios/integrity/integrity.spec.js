// A page that names the integrity of every file that it loads by a tag or an import, with the values of a release.
//
// When this fails, a publisher who pins the files has a page without Slugline, or believes in a check that does not happen.

import { join } from 'node:path';

import { integrity } from '../../../../xtask/integrity.mjs';
import { controls, quotes, ready } from '../../support/elements.js';
import { REPOSITORY } from '../../support/repository.js';
import { expect, test } from '../../support/test.js';

const { files, modules } = integrity(join(REPOSITORY, 'pkg'));
/** A value of the right form, of other bytes. */
const OTHER = files['slugline.css'];
/** What browsers say themselves. */
const NATIVE = /^(Failed to find a valid digest|Failed to load resource|None of the "sha384" hashes)/;

/** The page as docs/embedding.md has it; `values` replaces values of files and modules. */
function page(kind, values = {}) {
  const of = (file) => `integrity="${values[file] ?? files[file]}" crossorigin`;
  const map = Object.fromEntries(Object.entries(modules).map(([address, value]) => [`/pkg/${address}`, values[address.split('?')[0]] ?? value]));
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>A page that pins its files</title>
    <script type="importmap">${JSON.stringify({ integrity: map })}</script>
    <link rel="stylesheet" href="/pkg/slugline.css" ${of('slugline.css')}>
    <script ${kind} src="/pkg/embed.js" ${of('embed.js')}></script>
    <main><slugline-ticker src="/demo/markets.json"></slugline-ticker><slugline-article><p>Words that were there.</p></slugline-article></main></html>`;
}

for (const kind of ['type="module"', 'async', ''])
  test(`<script ${kind}>: everything works with the values of the release`, async ({ page: tab, compose, guest }) => {
    await tab.goto(compose(page(kind)));
    await ready(tab);
    await expect(quotes(tab)).toHaveCount(16);
    await controls(tab).larger.click();
    await expect(controls(tab).announcement).toHaveText(/112,5/);
    // Every script that was loaded has a value: none is left unchecked.
    const scripts = guest.requests.map((url) => new URL(url)).filter(({ pathname }) => pathname.endsWith('.js'));
    for (const { pathname, search } of scripts.filter(({ pathname }) => pathname !== '/pkg/embed.js'))
      expect(Object.keys(modules)).toContain(pathname.replace('/pkg/', '') + search);
    expect(scripts.map(({ pathname }) => pathname)).toEqual(expect.arrayContaining(['/pkg/embed.js', '/pkg/elements.js', '/pkg/slugline.js', '/pkg/words/de.js']));
  });

for (const file of ['embed.js', 'elements.js', 'slugline.js'])
  test(`${file} that was changed does not run, and the text stays`, async ({ page: tab, compose, guest }) => {
    guest.announce(NATIVE);
    if (file !== 'embed.js') guest.announce(/^slugline: csp: /);
    await tab.goto(compose(page('type="module"', { [file]: OTHER })));
    await expect.poll(() => guest.said.some((text) => (file === 'embed.js' ? NATIVE : /^slugline: csp: /).test(text))).toBe(true);
    await expect(tab.getByText('Words that were there.')).toBeVisible();
    expect(await tab.evaluate(() => document.querySelector('slugline-article').shadowRoot)).toBeNull();
  });
