// What is seen of the strip stays where it is while the strip, its list or the page around it change.
//
// When this fails, the quote that somebody reads jumps away: at every turn of a tablet, when the site's font arrives, when a symbol
// joins the list, or for one frame only, which nobody can point at and everybody sees. Or the strip runs faster on a faster screen, or
// carries more copies than it needs.

import { frames, isSame, motion, moving, openStrip, QUOTES, setRound, sight, stand } from '../../support/strip.js';
import { expect, test } from '../../support/test.js';

/** A strip that stands in the middle of its round. */
async function middle(page, compose, { attributes = '', ...options } = {}) {
  // It runs also while there are so few quotes that all have room.
  await openStrip(page, compose, { ...options, attributes: /motion=/.test(attributes) ? attributes : `motion="scroll" ${attributes}` });
  await moving(page);
  await stand(page);
  await setRound(page, 0.4);
  await frames(page);
  return sight(page);
}

/** Fails where another quote is at the edge, or the same somewhere else; so also in each frame on the way there that has other sizes. */
async function expectSameSight(page, before, change) {
  await page.evaluate(() => {
    window.seen = [];
    const strip = document.querySelector('slugline-ticker');
    const look = () => {
      const viewport = strip.shadowRoot.querySelector('.viewport');
      const isRightToLeft = getComputedStyle(viewport).direction === 'rtl';
      const edges = viewport.getBoundingClientRect();
      const quotes = [...strip.shadowRoot.querySelectorAll('.track > ul > li')];
      const offsets = quotes.map((quote) => {
        const { left, right } = quote.getBoundingClientRect();
        return [quote.querySelector('.slugline-symbol').textContent, isRightToLeft ? edges.right - right : left - edges.left];
      });
      window.seen.push(offsets.find(([, offset]) => offset > -2));
    };
    // After layout, before the frame is drawn: a size that is observed later than the strip's own is told later.
    window.observer = new ResizeObserver(look);
    for (const selector of ['.track', '.viewport']) window.observer.observe(strip.shadowRoot.querySelector(selector));
  });
  await change();
  await frames(page);
  await frames(page);
  const { name, offset, covered } = await sight(page);
  expect(covered, 'the lists cover the viewport').toBe(true);
  expect(name).toBe(before.name);
  expect(Math.abs(offset - before.offset), `moved from ${before.offset} to ${offset}`).toBeLessThanOrEqual(1.5);
  expect(await isSame(page), 'the same animation').toBe(true);
  const seen = await page.evaluate(() => window.seen);
  const jumps = seen.filter(([name, offset]) => name !== before.name || Math.abs(offset - before.offset) > 2);
  expect(jumps, 'seen on the way').toEqual([]);
}

for (const html of ['lang="en"', 'lang="ar" dir="rtl"']) {
  test.describe(html, () => {
    test('quotes stay in place when the window changes its width', async ({ page, compose }) => {
      const before = await middle(page, compose, { html });
      for (const width of [900, 1700, 700]) await expectSameSight(page, before, () => page.setViewportSize({ width, height: 800 }));
    });

    test('quotes stay in place when the speed or the direction changes', async ({ page, compose }) => {
      const before = await middle(page, compose, { html });
      for (const [name, value] of [['speed', '200'], ['speed', '7'], ['direction', 'right'], ['direction', 'left']])
        await expectSameSight(page, before, () => page.evaluate(([name, value]) => document.querySelector('slugline-ticker').setAttribute(name, value), [name, value]));
    });

    test('quotes stay in place when the font changes', async ({ page, compose }) => {
      const before = await middle(page, compose, { html });
      const { way } = before;
      await expectSameSight(page, before, () =>
        page.evaluate(async () => {
          // A face that has not come yet is shown as the next one.
          const face = new FontFace('Late', 'local("DejaVu Sans Mono"), local("Liberation Mono"), local("Noto Sans Mono")');
          document.body.style.fontFamily = 'Late, serif';
          document.fonts.add(await face.load());
        }),
      );
      expect((await sight(page)).way, 'the font is wider').not.toBeCloseTo(way, 0);
    });

    test('quotes stay in place when symbols are added and removed', async ({ page, compose }) => {
      const before = await middle(page, compose, { html });
      const names = QUOTES.map(({ symbol }) => symbol);
      const at = names.indexOf(before.name);
      const choose = (symbols) => () => page.evaluate((symbols) => document.querySelector('slugline-ticker').setAttribute('symbols', symbols), symbols.join(' '));
      await expectSameSight(page, before, choose([...names.slice(at), names[0]]));
      await expectSameSight(page, before, choose(names));
      await expectSameSight(page, before, choose(names.toReversed()));
      await expectSameSight(page, before, choose([before.name]));
      await expectSameSight(page, before, choose(names));
    });

    test('quotes stay in place when a tick makes a cell wider', async ({ page, compose }) => {
      const before = await middle(page, compose, { html });
      for (const { symbol, price, change_percent } of QUOTES)
        await expectSameSight(page, before, async () => {
          const long = Number(price).toFixed(9);
          await page.evaluate((tick) => document.querySelector('slugline-ticker').apply([tick]), { symbol, price: long, change_percent });
          await expect(page.locator('slugline-ticker .track > ul').first()).toContainText(long.slice(-9));
        });
      expect((await sight(page)).way).toBeGreaterThan(before.way + 200);
    });
  });
}

test('with entirely different symbols the strip keeps its share of the round', async ({ page, compose }) => {
  const before = await middle(page, compose);
  await page.evaluate(() => document.querySelector('slugline-ticker').show({ quotes: ['LARCH', 'MAPLE', 'NUTMEG', 'OAK'].map((symbol) => ({ symbol, price: '1.5' })) }));
  await expect.poll(async () => (await sight(page)).way).toBeLessThan(before.way);
  await frames(page);
  const after = await sight(page);
  expect(after.place / after.way).toBeCloseTo(before.place / before.way, 1);
  expect(after.covered).toBe(true);
});

test('a paused strip stays in place too, and continues from there', async ({ page, compose }) => {
  const before = await middle(page, compose);
  await page.evaluate(() => document.querySelector('slugline-ticker').pause());
  await frames(page);
  expect(await motion(page)).toEqual([]);
  const names = QUOTES.map(({ symbol }) => symbol);
  await page.setViewportSize({ width: 700, height: 800 });
  await page.evaluate((symbols) => document.querySelector('slugline-ticker').setAttribute('symbols', symbols), ['JUNIPER', ...names.slice(2, -1)].join(' '));
  await frames(page);
  const paused = await sight(page);
  expect([paused.name, Math.round(paused.offset - before.offset)]).toEqual([before.name, 0]);
  expect(paused.scrolled).toBeGreaterThan(0);
  await page.locator('slugline-ticker .source').hover();
  await page.evaluate(() => document.querySelector('slugline-ticker').play());
  await moving(page, 'paused');
  const { name, offset } = await sight(page);
  expect([name, Math.abs(offset - before.offset) < 2]).toEqual([before.name, true]);
});

test('there are as many lists as cover the strip at any position, and no more', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="scroll"', quotes: QUOTES.slice(0, 2) });
  await moving(page);
  const counts = [];
  for (const width of [1280, 1900, 330, 1000, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => {
      const { lists, viewport, way } = await sight(page);
      return lists - Math.ceil(viewport / way);
    }).toBe(1);
    counts.push((await sight(page)).lists);
  }
  expect(new Set(counts).size, `${counts}`).toBeGreaterThan(2);
});

test('speed is in pixels a second, independent of the frame rate', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'speed="120" pause-on=""' });
  await moving(page);
  const sample = () =>
    page.evaluate(() => {
      const strip = document.querySelector('slugline-ticker').shadowRoot;
      return [document.timeline.currentTime, -new DOMMatrix(getComputedStyle(strip.querySelector('.track')).transform).e];
    });
  const speed = async () => {
    const [begin, from] = await sample();
    await expect.poll(async () => (await sample())[0]).toBeGreaterThan(begin + 700);
    const [end, to] = await sample();
    return ((to - from) / (end - begin)) * 1000;
  };
  expect(await speed()).toBeCloseTo(120, 0);
  // A page that draws few frames.
  await page.evaluate(() => setInterval(() => { for (const end = performance.now() + 120; performance.now() < end; ); }, 150));
  expect(await speed()).toBeCloseTo(120, 0);
});

test('each quote is read once, and copies cannot be focused', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'motion="scroll"', quotes: QUOTES.slice(0, 2) });
  await moving(page);
  const strip = page.locator('slugline-ticker');
  expect((await sight(page)).lists).toBeGreaterThan(2);
  await expect(strip.getByRole('list')).toHaveCount(1);
  await expect(strip.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('region')).toMatchAriaSnapshot(`
    - button "Pause the ticker"
    - list:
      - listitem:
        - text: ALDER
        - img "down"
        - text: /.0\\.80% 12\\.40/
      - listitem:
        - text: BIRCH
        - img "up"
        - text: /.1\\.25% 1,204\\.5/
    - text: /Example figures/
  `);
});

for (const [title, attributes, role, count] of [
  ['', '', 'link', 0],
  [', as a link too', 'href-template="/markets/{symbol}"', 'link', QUOTES.length],
])
  test(`the browser's accessibility tree has each quote once, with copies beside${title}`, async ({ page, compose }) => {
    await openStrip(page, compose, { attributes });
    await moving(page);
    // The copy is seen, and by now the list is out of sight but for its end.
    await stand(page);
    await setRound(page, 0.97);
    await frames(page);
    const { lists } = await sight(page);
    expect(lists).toBeGreaterThan(1);
    const copied = await page.evaluate(() => document.querySelector('slugline-ticker').shadowRoot.querySelectorAll('[aria-hidden] > li').length);
    expect(copied).toBeGreaterThan(3);
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const told = nodes.filter(({ ignored }) => !ignored);
    const having = (one) => told.filter((node) => node.role.value === one);
    expect(having('list')).toHaveLength(1);
    expect(having('listitem')).toHaveLength(QUOTES.length);
    expect(having(role)).toHaveLength(count);
    for (const { symbol } of QUOTES) {
      expect(having('StaticText').filter(({ name }) => name.value === symbol), symbol).toHaveLength(1);
      if (count) expect(having(role).filter(({ name }) => name.value.startsWith(`${symbol} `)), symbol).toHaveLength(1);
    }
  });

test('a moving strip continues evenly while its cells grow', async ({ page, compose }) => {
  await openStrip(page, compose, { attributes: 'speed="40" pause-on="" flash="0" max-rate="60" fields="symbol price"' });
  await moving(page);
  // Where a quote is, frame by frame, by the clock of the animation. Those that have left grow meanwhile, and others behind it.
  const { samples, starts, before, after, isSame } = await page.evaluate(async (quotes) => {
    const strip = document.querySelector('slugline-ticker');
    const shadow = strip.shadowRoot;
    const [animation] = shadow.querySelector('.track').getAnimations();
    const list = shadow.querySelector('.track > ul');
    const offset = () => list.children[5].getBoundingClientRect().left - shadow.querySelector('.viewport').getBoundingClientRect().left;
    animation.currentTime += ((offset() - 90) / 40) * 1000;
    const samples = [];
    const starts = new Set();
    const before = list.getBoundingClientRect().width;
    const channel = new MessageChannel();
    for (let frame = 0; frame < 80; frame += 1) {
      await new Promise(requestAnimationFrame);
      // After the frame: what observers of sizes do has been done then.
      await new Promise((drawn) => {
        channel.port2.onmessage = drawn;
        channel.port1.postMessage(0);
      });
      samples.push([document.timeline.currentTime, offset()]);
      starts.add(animation.startTime);
      if (frame % 10 === 5) strip.apply([0, 1, 2, 3, 6, 7, 8, 9].map((at) => ({ symbol: quotes[at].symbol, price: `1.${'0'.repeat(4 + frame / 8)}7`, time: frame })));
    }
    return { samples, starts: starts.size, before, after: list.getBoundingClientRect().width, isSame: shadow.querySelector('.track').getAnimations()[0] === animation };
  }, QUOTES);
  expect(after, 'cells have grown').toBeGreaterThan(before + 300);
  expect([isSame, starts > 1], 'the same animation, to another time').toEqual([true, true]);
  const [[begin, from]] = samples;
  const off = samples.map(([time, offset]) => offset - (from - ((time - begin) * 40) / 1000));
  expect(Math.max(...off.map(Math.abs)), `${off.map((pixels) => pixels.toFixed(1))}`).toBeLessThan(1.5);
});
