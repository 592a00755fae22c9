// Makes the WordPress plugin's zip: plugins/wordpress/ and the files of pkg/ that a browser loads.
//
//     node xtask/plugin.mjs [FILE]
//
// The same files give the same bytes on every machine: entries are sorted, have the same time and mode, and are stored
// uncompressed (compressed bytes differ between versions of zlib).

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
/** The plugin's folder in the zip, and so on a site. */
const FOLDER = 'slugline';
/** The files of the package that a browser loads, and their licences; not those for bundlers, servers and types. */
const LOADED = /^(embed\.js|elements\.js|slugline\.js|\w+\.wasm|slugline\.css|words\/.+|LICENSE-\w+|THIRD-PARTY\.md)$/;

/** The files below a folder by their paths in it, with slashes. */
function files(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** All files of the plugin by their paths in it. */
function plugin() {
  const own = files(join(REPOSITORY, 'plugins/wordpress'));
  const loaded = [...files(join(REPOSITORY, 'pkg'))].filter(([path]) => LOADED.test(path));
  for (const name of ['embed.js', 'elements.js', 'slugline_bg.wasm', 'slugline.css'])
    if (!loaded.some(([path]) => path === name)) throw new Error(`pkg/ has no ${name}: run \`cargo xtask build\``);
  const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'pkg/package.json'), 'utf8'));
  const mark = createHash('sha256');
  for (const [path, bytes] of [...own, ...loaded].sort(byPath)) mark.update(`${path}\0${bytes.length}\0`).update(bytes);
  const build = `${version}-${mark.digest('hex').slice(0, 10)}`;
  return new Map([
    ...own,
    ...loaded.map(([path, bytes]) => [`assets/${build}/${path}`, bytes]),
    ['build.php', Buffer.from(`<?php\nreturn '${build}';\n`)],
  ]);
}

const byPath = ([a], [b]) => (a < b ? -1 : 1);

const MADE_BY_UNIX = 3 << 8;
const VERSION = 20;
/** UTF-8 names. */
const FLAGS = 1 << 11;
/** The first day that a zip knows: 1 January 1980. */
const DATE = (1 << 5) | 1;
/** A plain file that its owner writes and everybody reads. */
const MODE = 0o100644;

/** Numbers as little-endian bytes: pairs of width and number. */
function bytesOf(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, number] of fields) at = bytes.writeUIntLE(number, at, width);
  return bytes;
}

/** Files as a zip (PKWARE's APPNOTE 4.3), stored as they are. */
function zip(entries) {
  const locals = [];
  const central = [];
  let offset = 0;
  for (const [path, content] of [...entries].sort(byPath)) {
    const name = Buffer.from(`${FOLDER}/${path}`);
    const what = [[2, VERSION], [2, FLAGS], [2, 0], [2, 0], [2, DATE], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
    const local = Buffer.concat([bytesOf([4, 0x04034b50], ...what), name, content]);
    locals.push(local);
    const where = [[2, 0], [2, 0], [2, 0], [4, MODE * 0x10000], [4, offset]];
    central.push(bytesOf([4, 0x02014b50], [2, MADE_BY_UNIX | VERSION], ...what, ...where), name);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count = locals.length;
  const end = bytesOf([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, 0]);
  return Buffer.concat([...locals, directory, end]);
}

const out = process.argv[2] ?? join(REPOSITORY, 'target/slugline-wordpress.zip');
const bytes = zip(plugin());
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, bytes);
console.log(`${relative(process.cwd(), out)}: ${bytes.length} bytes`);
