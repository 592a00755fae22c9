// The pictures of docs/: looks of the gallery, and index.html wide and on a phone.
//
// They are the same on every machine: fonts of the repository, a fixed time and zone, nothing that moves. Arguments select by name.

import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { ready } from '../tests/e2e/support/elements.js';
import { fontsOf } from '../tests/e2e/support/fonts.js';
import { REPOSITORY } from '../tests/e2e/support/repository.js';
import { VOICES, speak } from '../tests/e2e/scenarios/panel/voices.js';
import { serve } from '../tests/e2e/support/server.js';
import { PAGE, chapters, make } from './gallery.mjs';

/** A Sunday: markets are closed. */
const NOW = new Date('2026-11-29T16:00:00Z');
/** Pictures are shown at about this width in documents. */
const WIDTH = 760;
const LOOKS = 'docs/pictures';

const wanted = process.argv.slice(2);
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));

/** Screenshots of pages have few colours: with a palette they take a quarter of the room. */
const withPalette = (png) => execFileSync('pngquant', ['--strip', '--speed', '1', '128', '-'], { input: png, maxBuffer: 1 << 26 });

function keep(path, png) {
  writeFileSync(join(REPOSITORY, path), withPalette(png));
  console.log(`${path}: ${Math.ceil(statSync(join(REPOSITORY, path)).size / 1024)} KB`);
}

/** Opens a page in a window of its own, once all is there and stands still. */
async function open(browser, address, { width, height, scale }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', colorScheme: 'light' });
  const page = await context.newPage();
  // The device has a voice, as those of readers do.
  await page.addInitScript(speak, VOICES);
  await page.clock.setFixedTime(NOW);
  await page.goto(address);
  await ready(page, ':is(slugline-article, slugline-ticker):not([loading="lazy"])');
  await page.waitForLoadState('networkidle');
  return page;
}

async function looks(browser, url) {
  const pictured = chapters().flatMap(({ looks }) => looks).filter(({ id, picture }) => picture && isWanted(id));
  if (pictured.length === 0) return;
  make();
  mkdirSync(join(REPOSITORY, LOOKS), { recursive: true });
  const page = await open(browser, url + PAGE, { width: WIDTH + 32, height: 900, scale: 2 });
  for (const { id } of pictured) {
    const specimen = page.locator(`.look:has(#${id}) .specimen`);
    await specimen.scrollIntoViewIfNeeded();
    // The lines around it would be edges of the picture.
    await specimen.evaluate((one) => {
      one.parentElement.style.border = 'none';
      one.nextElementSibling.remove();
    });
    // Pictures of stories are fetched when they come near.
    await specimen.evaluate((one) => Promise.all(Array.from(one.querySelectorAll('img'), (image) => image.decode())));
    keep(`${LOOKS}/${id}.png`, await specimen.screenshot());
  }
}

async function frontPage(browser, url, path, size) {
  if (!isWanted(path)) return;
  const page = await open(browser, url, size);
  keep(path, await page.screenshot());
}

const server = await serve({ root: REPOSITORY });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  env: { ...process.env, ...fontsOf('usual') },
  args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--font-render-hinting=none', '--force-color-profile=srgb', '--hide-scrollbars'],
});
try {
  await looks(browser, server.url);
  await frontPage(browser, server.url, 'docs/page.png', { width: 1280, height: 1180, scale: 1 });
  await frontPage(browser, server.url, 'docs/page-phone.png', { width: 390, height: 844, scale: 2 });
} finally {
  await browser.close();
  await server.close();
}
