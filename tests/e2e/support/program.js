// `slugline serve`, for tests whose quotes move.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { REPOSITORY } from './repository.js';

/**
 * Serves the repository and the demonstration feed.
 *
 * @returns {Promise<{url: string, close: () => Promise<void>}>} The address, with a slash at its end.
 */
export async function start() {
  const call = ['run', '--quiet', '--package', 'slugline-cli', '--', 'serve', '--port', '0', '.'];
  const program = spawn('cargo', call, { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(program, 'exit');
  const line = once(createInterface(program.stdout), 'line').then(([line]) => line);
  const url = /http:\S+$/.exec(await Promise.race([line, ended.then(([code]) => `it ended with ${code}`)]))?.[0];
  if (!url) throw new Error('`slugline serve` says no address');
  return {
    url,
    close: async () => {
      program.kill('SIGINT');
      await ended;
    },
  };
}
