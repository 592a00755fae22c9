// The Leptos application of examples/leptos, which `cargo xtask test e2e` has built.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { REPOSITORY } from './repository.js';

/**
 * Serves the application.
 *
 * @returns {Promise<{url: string, close: () => Promise<void>}>} The address, without a slash at its end.
 */
export async function startExample() {
  const program = spawn('target/debug/slugline-example-server', ['0'], { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(program, 'exit');
  const line = once(createInterface(program.stdout), 'line').then(([line]) => line);
  const url = /http:\S+$/.exec(await Promise.race([line, ended.then(([code]) => `it ended with ${code}`)]))?.[0];
  if (!url) throw new Error('the example says no address: is it built? `cargo xtask test e2e` does it');
  return {
    url,
    close: async () => {
      program.kill();
      await ended;
    },
  };
}
