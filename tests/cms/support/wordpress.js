// WordPress from Debian's packages, in target/cms/: its files, its database and its server belong only to this folder and this run. No
// service of the machine is started or changed.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';

import { REPOSITORY } from '../../e2e/support/repository.js';

/** Where Debian has it. */
const PACKAGE = '/usr/share/wordpress';
const FOLDER = join(REPOSITORY, 'target/cms');
const SITE = join(FOLDER, 'wordpress');
const DATA = join(FOLDER, 'mysql');
const SUPPORT = join(REPOSITORY, 'tests/cms/support');

/** The plugin as the build has made it. */
export const ZIP = join(REPOSITORY, 'target/slugline-wordpress.zip');

/** Runs a program, and returns its output; throws its error output if it fails. */
function run(program, ...call) {
  try {
    return execFileSync(program, call, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${program} ${call.join(' ')}:\n${error.stdout}${error.stderr}`);
  }
}

/** Calls WordPress's own functions (support/site.php), and returns the result. */
export function wordpress(operation, about = {}) {
  const said = run('php', '-d', 'display_errors=stderr', join(SUPPORT, 'site.php'), SITE, operation, JSON.stringify(about));
  return JSON.parse(said);
}

/** A free port. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once the condition holds; fails if the program has ended or half a minute has passed. */
async function until(name, program, question) {
  for (let tries = 0; tries < 300; tries++) {
    if (program.exitCode !== null) throw new Error(`${name} ended with ${program.exitCode}: see target/cms/`);
    if (await question()) return;
    await later(100);
  }
  throw new Error(`${name} does not answer`);
}

/** A database for this run only. Its socket has a short path: there is a limit of about a hundred characters. */
async function startDatabase() {
  // Settings of the machine's own server do not apply here.
  const own = ['--no-defaults', `--user=${userInfo().username}`, `--datadir=${DATA}`];
  run('mariadb-install-db', ...own, '--auth-root-authentication-method=normal', '--skip-test-db');
  const room = mkdtempSync(join(tmpdir(), 'slugline-cms-'));
  const socket = join(room, 'db.sock');
  const call = [...own, '--skip-networking', `--socket=${socket}`, `--pid-file=${join(room, 'pid')}`, `--log-error=${join(FOLDER, 'mariadb.log')}`];
  const server = spawn('mariadbd', [...call, '--innodb-flush-log-at-trx-commit=0'], { stdio: 'ignore', env: searching() });
  await until('mariadbd', server, () => existsSync(socket));
  run('mariadb', '--no-defaults', `--socket=${socket}`, '--user=root', '--execute=CREATE DATABASE wordpress CHARACTER SET utf8mb4');
  return { socket, close: () => end(server).then(() => rmSync(room, { recursive: true, force: true })) };
}

/** Debian keeps servers where only root looks for programs. */
const searching = () => ({ ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` });

/** Ends a program, and waits for its end. */
async function end(program) {
  if (program.exitCode !== null) return;
  const ended = once(program, 'exit');
  // With its workers, which would outlive it.
  process.kill(program.spawnargs[0] === 'php' ? -program.pid : program.pid, 'SIGTERM');
  await ended;
}

/** WordPress's files, with what Debian keeps elsewhere, and a configuration of this run. */
function makeSite(socket, url) {
  cpSync(PACKAGE, SITE, { recursive: true, dereference: true, filter: (path) => !path.endsWith('.htaccess') });
  const constants = { DB_NAME: 'wordpress', DB_USER: 'root', DB_PASSWORD: '', DB_HOST: `localhost:${socket}`, WP_HOME: url, WP_SITEURL: url };
  const lines = Object.entries(constants).map(([name, value]) => `define( '${name}', '${value}' );`);
  const config = `<?php\n${lines.join('\n')}\nrequire '${join(SUPPORT, 'config.php')}';\n`;
  writeFileSync(join(SITE, 'wp-config.php'), config);
  cpSync(join(REPOSITORY, 'demo/markets.json'), join(SITE, 'markets.json'));
  cpSync(join(REPOSITORY, 'demo/story.txt'), join(SITE, 'story.txt'));
  cpSync(join(SUPPORT, 'mu-plugins'), join(SITE, 'wp-content/mu-plugins'), { recursive: true });
}

/** Serves the site. */
async function startServer(port) {
  const log = `error_log=${join(FOLDER, 'php.log')}`;
  const call = ['-d', log, '-d', 'log_errors=1', '-d', 'upload_max_filesize=16M', '-d', 'post_max_size=16M', '-S', `127.0.0.1:${port}`, '-t', SITE];
  const server = spawn('php', call, { stdio: 'ignore', detached: true, env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' } });
  await until('php -S', server, async () => (await fetch(`http://127.0.0.1:${port}/readme.html`).catch(() => undefined))?.ok);
  return server;
}

/**
 * Makes a fresh site with the plugin, and serves it.
 *
 * @returns {Promise<{url: string, close: () => Promise<void>}>} The address, without a slash at its end.
 */
export async function start() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(DATA, { recursive: true });
  const database = await startDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  makeSite(database.socket, url);
  wordpress('install');
  wordpress('install-plugin', { zip: ZIP });
  const server = await startServer(port);
  return {
    url,
    close: async () => {
      await end(server);
      await database.close();
    },
  };
}
