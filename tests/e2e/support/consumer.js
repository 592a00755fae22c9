// Projects that use the package: they install the tarball that npm would publish, and are built with their own
// tools. Those tools are found in the repository's node_modules, so that no project needs a separate installation.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { REPOSITORY } from './repository.js';

/** A command in a folder; returns its output, and throws it if the command fails. */
function run(folder, program, ...call) {
  try {
    // npm is a batch file on Windows: it needs a shell there.
    return execFileSync(program, call, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', stdio: 'pipe' });
  } catch (error) {
    throw new Error(`${program} ${call.join(' ')} in ${folder}:\n${error.stdout}${error.stderr}`);
  }
}

const tool = (...path) => join(REPOSITORY, 'node_modules', ...path);

/** A project in target/, made anew. */
export class Consumer {
  /** @param {string} name the project's folder in target/consumers/ @param {string} app where its sources are */
  constructor(name, app) {
    this.path = `target/consumers/${name}`;
    this.folder = join(REPOSITORY, this.path);
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    cpSync(join(REPOSITORY, app), this.folder, { recursive: true });
    const [{ filename }] = JSON.parse(run(this.folder, 'npm', 'pack', '--json', join(REPOSITORY, 'pkg')));
    run(this.folder, 'npm', 'install', '--offline', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `./${filename}`);
    this.installed = join(this.folder, 'node_modules/slugline');
    if (!existsSync(join(this.installed, 'package.json'))) throw new Error(`npm did not install the tarball in ${this.folder}`);
  }

  /** Checks the types, those of the package too; throws what is wrong. */
  check() {
    run(this.folder, process.execPath, tool('typescript/bin/tsc'), '--noEmit');
  }

  /** Builds with Vite for the folder of the test server; returns Vite's warnings. */
  build() {
    return run(this.folder, process.execPath, tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--base', this.page);
  }

  /** The path of what Vite built on the test server. */
  get page() {
    return `/${this.path}/dist/`;
  }
}
