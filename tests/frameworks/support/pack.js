// The tarball that npm would publish, made once for a run.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { REPOSITORY } from '../../e2e/support/repository.js';
import { FOLDER, npm } from './project.js';

export default function pack() {
  mkdirSync(FOLDER, { recursive: true });
  const [{ filename }] = JSON.parse(npm(FOLDER, 'pack', '--json', join(REPOSITORY, 'pkg')));
  // The workers inherit it.
  process.env.RUN = `${Date.now()}`;
  process.env.TARBALL = join(FOLDER, filename);
}
