// A browser of the engine that ENGINE names, driven by WebDriver: the one protocol that all three support.
//
// BROWSER and DRIVER say where the browser and its driver are; `cargo xtask test --engine` sets them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { Capabilities, WebDriver } from 'selenium-webdriver';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';
import { REPOSITORY } from '../../support/repository.js';

/** Only the test servers can be reached: requests to all others go to a proxy that does not exist. */
const PROXY = { proxyType: 'manual', httpProxy: '127.0.0.1:9', sslProxy: '127.0.0.1:9', noProxy: ['127.0.0.1'] };

/** How long a page and a script in it may take on a busy machine, in milliseconds. */
const TIMEOUTS = { pageLoad: 60_000, script: 60_000 };

/** How long a browser may take to start, in milliseconds, and how often it is tried. */
const START = 45_000;
const TRIES = 3;

/** The window, with what the browser itself needs of it. */
const WINDOW = { width: 1280, height: 900 };

const ENGINES = {
  chromium: {
    browser: '/usr/bin/chromium',
    driver: '/usr/bin/chromedriver',
    capabilities: (binary) => ({
      'goog:chromeOptions': {
        binary,
        args: [
          'headless',
          'no-sandbox',
          'disable-gpu',
          'disable-quic',
          'no-first-run',
          'disable-background-networking',
          'disable-component-update',
          'disable-sync',
        ],
      },
    }),
  },
  firefox: {
    browser: '/usr/bin/firefox-esr',
    driver: 'geckodriver',
    capabilities: (binary) => ({
      'moz:firefoxOptions': {
        binary,
        args: ['-headless'],
        // Its sandbox keeps pages from files elsewhere: they would have no fonts, but boxes for letters.
        prefs: { 'security.sandbox.content.read_path_whitelist': join(REPOSITORY, 'node_modules/') },
      },
    }),
  },
  webkit: {
    browser: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    driver: 'WebKitWebDriver',
    capabilities: (binary) => ({ 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }),
  },
};

/** The engine under test. */
export const ENGINE = process.env.ENGINE ?? 'chromium';

const engine = ENGINES[ENGINE];
if (!engine) throw new Error(`ENGINE=${ENGINE} is none of ${Object.keys(ENGINES).join(' ')}`);

/** A free port: not every driver can choose one itself and report it. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a driver and a browser.
 *
 * @returns {Promise<{driver: WebDriver, quit: () => Promise<void>}>}
 */
export async function launch() {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    // Their logs would be mixed with the results.
    const child = spawn(process.env.DRIVER ?? engine.driver, [`--port=${port}`], { stdio: 'ignore' });
    try {
      const driver = await begin(child, `http://127.0.0.1:${port}`);
      return { driver, quit: () => driver.quit().finally(() => end(child)) };
    } catch (error) {
      await end(child);
      if (tries === TRIES) throw error;
      console.error(`${ENGINE} is started again: ${error.message}`);
    }
  }
}

/** Waits for the driver, and for the browser that it starts. WebKit's sometimes does not start on a busy machine. */
async function begin(child, url) {
  let timer;
  let failure;
  const failed = new Promise((_, reject) => {
    const fail = (error) => {
      failure = error;
      reject(error);
    };
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`the driver ended with ${code}`)));
    timer = setTimeout(() => fail(new Error(`no browser after ${START / 1000} s`)), START);
  });
  const start = async () => {
    while (!failure && !(await answers(`${url}/status`))) await new Promise((resolve) => setTimeout(resolve, 50));
    const wanted = new Capabilities({ proxy: PROXY, timeouts: TIMEOUTS, ...engine.capabilities(process.env.BROWSER ?? engine.browser) });
    const driver = WebDriver.createSession(new Executor(new HttpClient(url)), wanted);
    await driver.manage().window().setRect({ x: 0, y: 0, ...WINDOW });
    return driver;
  };
  try {
    return await Promise.race([start(), failed]);
  } finally {
    clearTimeout(timer);
    // It may end now.
    failed.catch(() => {});
  }
}

async function end(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

const answers = (url) =>
  fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
