// Writes SHA256SUMS into a folder, in the form that `sha256sum --check SHA256SUMS` reads, and prints it.
//
//     node xtask/checksums.mjs FOLDER

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUMS = 'SHA256SUMS';

/** The lines for all files of a folder, except the file that they are written to. */
export function checksums(folder) {
  const names = readdirSync(folder).filter((name) => name !== SUMS).sort();
  return names.map((name) => `${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}  ${name}\n`).join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  const text = checksums(folder);
  writeFileSync(join(folder, SUMS), text);
  process.stdout.write(text);
}
