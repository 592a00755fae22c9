// The licences of the crates compiled into the module: THIRD-PARTY.md.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TARGET = 'wasm32-unknown-unknown';
const MODULE = 'slugline-embed';
const HEAD = `# Third parties

Slugline is under MIT or Apache-2.0. Its module, \`slugline_bg.wasm\`, contains code of the Rust standard library (MIT or Apache-2.0,
https://github.com/rust-lang/rust) and of the crates that are named here, and \`slugline.js\` is made by one of them, wasm-bindgen. Where a
crate has a choice of licences, MIT is taken if it is among them. Its tables of numbers are made from Unicode CLDR (Unicode-3.0, below).
`;

/** The notices, from what cargo knows and from the crates' own files. */
export function notices() {
  const texts = new Map();
  for (const crate of crates()) {
    for (const text of licences(crate)) texts.set(text, [...(texts.get(text) ?? []), `${crate.name} ${crate.version}`]);
  }
  const sections = [...texts].map(([text, names]) => `## ${names.join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  if (sections.length === 0) throw new Error('no crate is in the module: see xtask/notices.mjs');
  return [HEAD, ...sections].join('\n');
}

/** Third-party crates whose code may be in the module. Procedural macros run in the compiler and are not in it. */
function crates() {
  const call = ['metadata', '--format-version', '1', '--locked', '--filter-platform', TARGET];
  const { packages, resolve } = JSON.parse(execFileSync('cargo', call, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] }));
  const known = new Map(packages.map((one) => [one.id, one]));
  const links = new Map(resolve.nodes.map(({ id, deps }) => [id, deps]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || known.get(id).targets.some(({ kind }) => kind.includes('proc-macro'))) return;
    found.add(id);
    // Neither for builds nor for tests.
    for (const { pkg, dep_kinds } of links.get(id)) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(packages.find(({ name }) => name === MODULE).id);
  const foreign = [...found].map((id) => known.get(id)).filter(({ source }) => source !== null);
  return foreign.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** The licence texts of a crate, or the one that it names. */
function licences({ name, authors, license, manifest_path }) {
  const folder = dirname(manifest_path);
  const offersMit = /\bMIT\b/.test(license);
  const files = readdirSync(folder).filter((file) => /^(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|UNLICENSE)/i.test(file)).sort();
  const hasMit = offersMit && files.some((file) => /MIT/i.test(file));
  const taken = files.filter((file) => !hasMit || !/^UNLICENSE|^COPYING|APACHE/i.test(file));
  // The authors of a crate without a licence file are in its manifest.
  if (taken.length === 0 && offersMit) return [mit(authors.length > 0 ? authors.map((one) => one.replace(/ <.*>/, '')).join(', ') : `the authors of ${name}`)];
  if (taken.length === 0) throw new Error(`${name} (${license}) brings no text of its licence: see xtask/notices.mjs`);
  return taken.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}

const mit = (holders) => readFileSync('LICENSE-MIT', 'utf8').replace(/^Copyright .*$/m, () => `Copyright (c) ${holders}`).trim();
