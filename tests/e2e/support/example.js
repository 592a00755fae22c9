// The Leptos application of examples/leptos, which `cargo xtask test e2e` has built.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { REPOSITORY } from './repository.js';

/** Attributes as options of the application's pages, which are in their addresses: `label="NORTH" flash="0"` as `label=NORTH&flash=0`. */
export const optionsOf = (attributes) => new URLSearchParams(Array.from(attributes.matchAll(/([\w-]+)="([^"]*)"/g), ([, name, value]) => [name, value]));

/** Fixture: the address of the application, which runs as long as the worker. */
export const application = [
  async ({}, use) => {
    const program = await startExample();
    await use(program.url);
    await program.close();
  },
  { scope: 'worker' },
];

/**
 * Serves the application.
 *
 * @returns {Promise<{url: string, close: () => Promise<void>}>} The address, without a slash at its end.
 */
async function startExample() {
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
