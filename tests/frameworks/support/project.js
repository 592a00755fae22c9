// The projects of examples/frameworks/: each is installed in target/frameworks/ from its lock file and the package's tarball, and built
// with its own tools. What is installed is kept while the lock file is the same.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';

import { REPOSITORY } from '../../e2e/support/repository.js';
import { serve } from '../../e2e/support/server.js';

const EXAMPLES = join(REPOSITORY, 'examples/frameworks');
export const FOLDER = join(REPOSITORY, 'target/frameworks');
/** What a project keeps when its sources are copied anew. */
const KEPT = ['node_modules', 'installed.json'];
/** No tool reports to its makers, and none asks a question. */
const ENVIRONMENT = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', CI: '1', NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false', NO_COLOR: '1' };
delete ENVIRONMENT.FORCE_COLOR;
// npm and its children would take that for their own settings.
for (const name of Object.keys(ENVIRONMENT)) if (/^npm_(lifecycle|package)_/.test(name)) delete ENVIRONMENT[name];

/** npm in a folder; returns its output, and throws it if npm fails. */
export function npm(folder, ...call) {
  try {
    // npm is a batch file on Windows: it needs a shell there.
    return execFileSync('npm', call, { cwd: folder, encoding: 'utf8', env: ENVIRONMENT, shell: process.platform === 'win32', stdio: 'pipe', maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`npm ${call.join(' ')} in ${folder}:\n${error.stdout}${error.stderr}`);
  }
}

/** A project. */
export class Project {
  /** @param {string} name its folder in examples/frameworks/ */
  constructor(name) {
    this.sources = join(EXAMPLES, name);
    this.folder = join(FOLDER, name);
  }

  /** Installs and builds it, once in a run of the tests; returns what the build printed. */
  build() {
    const stamp = join(this.folder, 'built.json');
    // Playwright starts another worker after a test that failed.
    const { run, said } = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {};
    if (run === process.env.RUN) return said;
    this.#install();
    for (const entry of readdirSync(this.folder)) if (!KEPT.includes(entry)) rmSync(join(this.folder, entry), { recursive: true, force: true });
    // What a developer's own tools leave in the sources is no part of the project.
    cpSync(this.sources, this.folder, { recursive: true, filter: (path) => !/[\\/](node_modules|dist|\.next|\.astro|\.angular)$/.test(path) });
    // As `npm install slugline` would, without a place in the lock file: its hash is another with every build. The lock file says what else is
    // there: without it npm asks the registry, or, offline, a cache that a new machine does not have.
    npm(this.folder, 'install', '--offline', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', process.env.TARBALL);
    if (!existsSync(join(this.folder, 'node_modules/slugline/package.json'))) throw new Error(`npm did not install the tarball in ${this.folder}`);
    const output = this.run('build');
    writeFileSync(stamp, JSON.stringify({ run: process.env.RUN, said: output }));
    return output;
  }

  #install() {
    const lock = readFileSync(join(this.sources, 'package-lock.json'), 'utf8');
    const stamp = join(this.folder, 'installed.json');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(this.sources, file), join(this.folder, file));
    npm(this.folder, 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
    writeFileSync(stamp, lock);
  }

  /** Whether the package.json of a project has a script of that name. */
  static has(name, script) {
    return script in JSON.parse(readFileSync(join(EXAMPLES, name, 'package.json'), 'utf8')).scripts;
  }

  /** Runs a script of its package.json; returns what it printed. */
  run(script) {
    return npm(this.folder, 'run', script);
  }

  /** Serves a folder that it built; gives the address and a way to end it. */
  serve(folder) {
    return serve({ root: join(this.folder, folder) });
  }

  /** Starts a server of its own, a program of its node_modules that gets the port as its last argument. */
  async start(program, ...call) {
    const port = await freePort();
    const child = spawn(process.execPath, [join(this.folder, 'node_modules', program), ...call, `${port}`], { cwd: this.folder, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const url = `http://127.0.0.1:${port}/`;
    const end = Date.now() + 60_000;
    while (!(await fetch(url).catch(() => undefined))?.ok) {
      if (child.exitCode !== null || Date.now() > end) {
        child.kill();
        throw new Error(`${program} ${call.join(' ')} in ${this.folder} serves nothing:\n${said}`);
      }
      await later(200);
    }
    const close = async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.kill()) await ended;
    };
    return { url, close };
  }
}

/** A port at which nothing listens. */
function freePort() {
  const socket = createServer();
  return new Promise((resolve) => {
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
