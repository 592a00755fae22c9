// The relay, alone or with everything behind it (deploy/nchan): tests/relay starts the real servers.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { REPOSITORY } from './repository.js';

/**
 * Starts a chain whose vendor ticks four times a second: each tick moves all fifty prices, and of tick N they are 1000.00 + N cents.
 *
 * @param {number} nodes nginx with Nchan; with none the relay serves readers itself
 * @param {number} relays
 * @param {string} origin whose pages may read
 */
export async function startChain(nodes, relays, origin) {
  const program = spawn('target/debug/relay-chain', [nodes, relays, origin].map(String), { cwd: REPOSITORY, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(program, 'exit');
  const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the chain has ended: is it built? `cargo xtask test e2e` does it');
    return value;
  };
  const addresses = JSON.parse(await next());
  return {
    /** Addresses of nodes and relays, without a slash at their end. */
    nodes: addresses.nodes.map((address) => `http://${address}`),
    relays: addresses.relays.map((address) => `http://${address}`),
    /** Executes a command of `src/main.rs` of tests/relay: `kill-leader`, `leader`, `close`, `last`. */
    tell: (line) => {
      program.stdin.write(`${line}\n`);
      return next();
    },
    close: async () => {
      program.stdin.end();
      await ended;
    },
  };
}
