// Ghost's theme checker, and the smallest theme that uses the partials, in target/ghost/.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { REPOSITORY } from '../../e2e/support/repository.js';

const SOURCES = join(REPOSITORY, 'tests/ghost');
const FOLDER = join(REPOSITORY, 'target/ghost');
const LOCK = join(SOURCES, 'package-lock.json');
const INSTALLED = join(FOLDER, 'installed.json');

/** The theme of a publisher who follows the documentation. */
export const THEME = join(FOLDER, 'theme');

/** Installs the checker, if its lock file is another than that of the last time. */
export function install() {
  const lock = readFileSync(LOCK, 'utf8');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lock) return;
  mkdirSync(FOLDER, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(SOURCES, name), join(FOLDER, name));
  // npm is a batch file on Windows: it needs a shell there.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'pipe', shell: process.platform === 'win32' });
  writeFileSync(INSTALLED, lock);
}

/** Puts theme, partials and package together. */
export function makeTheme() {
  rmSync(THEME, { recursive: true, force: true });
  cpSync(join(SOURCES, 'theme'), THEME, { recursive: true });
  for (const name of ['partials', 'assets']) cpSync(join(REPOSITORY, 'plugins/ghost', name), join(THEME, name), { recursive: true });
  cpSync(join(REPOSITORY, 'pkg'), join(THEME, 'assets/slugline'), { recursive: true });
}

const require = createRequire(join(FOLDER, 'package.json'));

/** The checker's messages about the theme for a version of Ghost, one per line. */
export async function check(version) {
  const gscan = require('gscan');
  const { results } = gscan.format(await gscan.check(THEME, { checkVersion: version }), { checkVersion: version });
  const found = ['error', 'warning', 'recommendation'].flatMap((level) => results[level].map(({ rule, failures }) => `${level}: ${rule} ${JSON.stringify(failures)}`));
  // A checker that checked nothing would report nothing.
  if (results.pass.length === 0) throw new Error('gscan applied no rule');
  return found;
}

/** A page of the theme, with Handlebars and stubs for what Ghost provides. */
export function render(template, post, custom = {}) {
  const handlebars = require('handlebars').create();
  const html = (text) => new handlebars.SafeString(text);
  const helpers = {
    asset: (path) => `assets/${path}`,
    body_class: () => 'post-template',
    content: () => html(post.html),
    ghost_foot: () => '',
    ghost_head: () => '',
    meta_title: () => post.title,
    post_class: () => 'post',
  };
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  const read = (path) => readFileSync(join(THEME, path), 'utf8');
  for (const name of readdirSync(join(THEME, 'partials/slugline'))) handlebars.registerPartial(`slugline/${name.replace('.hbs', '')}`, read(`partials/slugline/${name}`));
  const data = { site: { locale: 'en' }, custom };
  const body = handlebars.compile(read(template).replace('{{!< default}}', ''))({ post }, { data });
  return handlebars.compile(read('default.hbs'))({ body }, { data });
}
