// A browser of the engine that ENGINE names, driven by WebDriver: the one language that all three speak.
//
// BROWSER and DRIVER say where the browser and its driver are; `cargo xtask test --engine` sets them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import { Capabilities, WebDriver } from 'selenium-webdriver';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';

/** Nobody but the test servers can be reached, whatever a page asks for: requests to all others go to a proxy that is not there. */
const PROXY = { proxyType: 'manual', httpProxy: '127.0.0.1:9', sslProxy: '127.0.0.1:9', noProxy: ['127.0.0.1'] };

/** How long a page and a script in it may take on a busy machine, in milliseconds. */
const TIMEOUTS = { pageLoad: 60_000, script: 60_000 };

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

/** A port that was free a moment ago: not every driver can choose one itself and tell. */
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
  const port = await freePort();
  // Their logs would stand between the results.
  const child = spawn(process.env.DRIVER ?? engine.driver, [`--port=${port}`], { stdio: 'ignore' });
  let failure;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code) => (failure ??= new Error(`the driver ended with ${code}`)));
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/status`))) {
    if (failure) throw failure;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const wanted = new Capabilities({ proxy: PROXY, timeouts: TIMEOUTS, ...engine.capabilities(process.env.BROWSER ?? engine.browser) });
  const driver = WebDriver.createSession(new Executor(new HttpClient(url)), wanted);
  await driver.manage().window().setRect({ x: 0, y: 0, ...WINDOW });
  return {
    driver,
    async quit() {
      await driver.quit();
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      child.kill();
      await ended;
    },
  };
}

const answers = (url) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );
