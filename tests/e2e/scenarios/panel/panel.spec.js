// The reader's panel: theme, typeface, spacing, measure, on a row and on a phone's sheet.
//
// When this fails, a reader who needs other colours, typefaces or spacing cannot reach them without a mouse, does not hear their names, or
// loses text because of them; or the site's own style overrides the reader's choice.

import { expectAccessible } from '../../support/axe.js';
import { controls, enlarge, ready, record } from '../../support/elements.js';
import { expectNoSidewaysScrolling, rectangles } from '../../support/layout.js';
import { expect, test } from '../../support/test.js';
import { languages } from '../../../../xtask/words.mjs';
import { VOICES, speak } from './voices.js';

const PAGE = '/tests/e2e/scenarios/panel/page.html';
const PHONE = { width: 375, height: 720 };

const story = (page) => page.locator('#own');
const style = (page, selector, name) => page.evaluate(([selector, name]) => getComputedStyle(document.querySelector(selector))[name], [selector, name]);

/** Waits until the script of the panel is there: the button that needs the device's voices comes with it. */
const awake = (page) => expect(story(page).locator('.listen')).toHaveCount(1);

async function open(page, { viewport, voices = VOICES } = {}) {
  if (viewport) await page.setViewportSize(viewport);
  await page.addInitScript(speak, voices);
  await page.goto(PAGE);
  await ready(page);
  if (voices.some((voice) => voice.localService)) await awake(page);
}

/** What the browser tells assistive technology of the controls: a line a node, with its role, name, value and states. */
async function told(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node, depth) => {
    const { value: role } = node.role;
    const isSaid = !node.ignored && !['generic', 'StaticText', 'InlineTextBox', 'none', 'Legend', 'LabelText'].includes(role);
    if (isSaid) {
      const states = (node.properties ?? []).filter(({ name, value }) => ['expanded', 'disabled', 'checked'].includes(name) && ![false, 'false'].includes(value.value));
      const said = [role === 'slider' ? ` ${node.value?.value}` : '', ...states.map(({ name }) => ` ${name}`)].join('');
      lines.push(`${'  '.repeat(Math.max(0, depth))}${role} "${node.name?.value ?? ''}"${said}`);
    }
    for (const id of node.childIds) if (byId.has(id)) walk(byId.get(id), depth + isSaid);
  };
  const story = nodes.find(({ role }) => role?.value === 'article');
  walk(story, -1);
  return lines.slice(lines.findIndex((line) => line.includes('Reading options')), lines.findIndex((line) => line.includes('status'))).join('\n');
}

const openSettings = (page) => story(page).getByRole('button', { name: 'Aa Reading options' }).click();

test('the choices of the reader override the page, in text and nowhere else', async ({ page }) => {
  await open(page);
  const actions = await record(page, 'slugline-action', 'input', 'change');
  await openSettings(page);
  await story(page).getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => style(page, '#own', 'backgroundColor')).toBe('rgb(23, 24, 26)');
  expect(await style(page, '.prose p', 'color'), 'beats a class of the page').toBe('rgb(236, 234, 228)');
  expect(await style(page, '#second', 'backgroundColor'), 'the other story').toBe('rgb(23, 24, 26)');
  expect(await style(page, 'body', 'backgroundColor'), 'the page').toBe('rgb(255, 255, 255)');
  await story(page).getByRole('radio', { name: 'Serif', exact: true }).check();
  expect(await style(page, '.prose p', 'fontFamily')).toContain('Georgia');
  expect(await style(page, '.prose pre', 'fontFamily')).toContain('monospace');
  for (const [name, steps] of [['Line spacing', 2], ['Letter spacing', 4], ['Word spacing', 2], ['Line length', -2]]) {
    await story(page).getByRole('slider', { name }).focus();
    for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
  }
  const spaces = await page.evaluate(() => {
    const { fontSize, lineHeight, letterSpacing, wordSpacing, marginBlockStart } = getComputedStyle(document.querySelector('.prose p + p'));
    return [lineHeight, letterSpacing, wordSpacing, marginBlockStart].map((length) => Number((parseFloat(length) / parseFloat(fontSize)).toFixed(2)));
  });
  // The values of WCAG 1.4.12, the space between paragraphs among them.
  expect(spaces).toEqual([2, 0.12, 0.16, 2]);
  const told = await actions();
  expect(told.filter(({ type }) => type === 'input'), 'no input of the page').toEqual([]);
  const values = told.map(({ detail }) => [detail.control, detail.value]);
  expect(values.slice(0, 3)).toEqual([['theme', 'dark'], ['font', 'serif'], ['spacing', { line: 175, letter: 'auto', word: 'auto' }]]);
  expect(values.at(-3)).toEqual(['spacing', { line: 200, letter: 12, word: 16 }]);
  expect(values.at(-1)).toEqual(['measure', 75]);
  await story(page).getByRole('button', { name: 'Reset all' }).click();
  expect(await style(page, '#own', 'backgroundColor')).toBe('rgba(0, 0, 0, 0)');
  expect(await style(page, '.prose p', 'color')).toBe('rgb(51, 51, 51)');
  await expect(story(page).locator('.said')).toHaveText('Everything is reset');
  await expect(story(page).getByRole('radio', { name: 'Default' }).first()).toBeChecked();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
});

test('all controls work by keyboard', async ({ page }) => {
  await open(page);
  await page.locator('#own').evaluate((element) => element.shadowRoot.querySelector('.larger').focus());
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent || document.activeElement.shadowRoot?.activeElement?.name);
  await press('Tab', 'Enter');
  await expect(story(page).locator('.settings')).toBeVisible();
  await press('Tab', 'ArrowRight', 'ArrowRight');
  await expect(story(page).getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await style(page, '#own', 'colorScheme')).toBe('dark');
  await press('Tab', 'ArrowRight');
  expect(await style(page, '.prose p', 'fontFamily')).toContain('Georgia');
  for (const name of ['Line spacing', 'Letter spacing', 'Word spacing', 'Line length']) {
    await press('Tab', 'ArrowUp');
    const slider = story(page).getByRole('slider', { name });
    await expect(slider).toBeFocused();
    await expect(slider).not.toHaveAttribute('aria-valuetext', 'Default');
    await press('ArrowDown');
    await expect(slider).toHaveAttribute('aria-valuetext', 'Default');
  }
  await press('Tab');
  expect(await focused()).toBe('Reset all');
  await press('Enter', 'Escape');
  await expect(story(page).locator('.settings')).toBeHidden();
  expect(await focused(), 'the focus comes back').toBe('Aa');
  expect(await style(page, '#own', 'colorScheme')).not.toBe('dark');
  await press('Tab');
  expect(await focused()).toBe('Share');
  await press('Tab');
  expect(await focused()).toBe('Print');
  await press('Tab');
  expect(await focused()).toBe('Listen');
  await press('Enter');
  await expect(story(page).getByRole('button', { name: 'Pause' })).toBeFocused();
  await press('Enter');
  await expect(story(page).getByRole('button', { name: 'Continue' })).toBeFocused();
  await press('Escape');
  expect(await focused()).toBe('Listen');
});

test('on a phone one button opens a sheet, also by keyboard', async ({ page }) => {
  await open(page, { viewport: PHONE });
  const before = await rectangles(page, '#before, #own > *, #after');
  const more = story(page).getByRole('button', { name: 'Aa Reading options' });
  await expect(story(page).getByRole('button')).toHaveCount(1);
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(story(page).getByRole('button', { name: 'A+ Larger text' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(story(page).locator('.smaller')).toBeFocused();
  await story(page).getByRole('radio', { name: 'Sepia' }).check();
  expect(await style(page, '#own', 'backgroundColor')).toBe('rgb(245, 234, 214)');
  await expect(story(page).getByRole('slider', { name: 'Letter spacing' })).toHaveAttribute('aria-valuetext', 'Default');
  await expectNoSidewaysScrolling(page);
  await page.keyboard.press('Escape');
  await expect(story(page).locator('.sheet')).toBeHidden();
  await expect(more).toBeFocused();
  await more.click();
  await story(page).getByRole('button', { name: 'Close' }).click();
  await expect(more).toBeFocused();
  expect(await rectangles(page, '#before, #own > *, #after')).toEqual(before);
});

/** The length of the longest line, and how far the lines of a paragraph are apart, at each step of a slider. */
async function steps(page, name, measure) {
  const slider = story(page).getByRole('slider', { name });
  const values = [];
  for (let step = 0; step <= Number(await slider.getAttribute('max')); step += 1) {
    await slider.fill(String(step));
    values.push(await measure());
  }
  return values;
}

test('each slider goes from less to more, including the value of the page', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page);
  await page.addStyleTag({ content: 'body { max-width: none } .prose { max-inline-size: 38em; line-height: 1.6 }' });
  await openSettings(page);
  const is = (name) => page.evaluate((name) => parseFloat(getComputedStyle(document.querySelector('.prose p'))[name]), name);
  for (const [slider, property] of [['Line length', 'inlineSize'], ['Line spacing', 'lineHeight']]) {
    const values = await steps(page, slider, () => is(property));
    expect(values.length, slider).toBe(5);
    for (let step = 1; step < values.length; step += 1) expect(values[step], `${slider}: ${values}`).toBeGreaterThan(values[step - 1]);
  }
});

test('stored choices keep their meaning', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('slugline', '{"version":1,"lineSpacing":150,"measure":75,"letterSpacing":3}'));
  await open(page);
  await openSettings(page);
  const values = await story(page).getByRole('slider').evaluateAll((sliders) => sliders.map((slider) => [slider.name, slider.value, slider.ariaValueText]));
  expect(values).toEqual([['lineSpacing', '0', '150%'], ['letterSpacing', '1', '3%'], ['wordSpacing', '0', 'Default'], ['measure', '0', '75%']]);
});

test('a sheet closes when the focus leaves it at the end', async ({ page }) => {
  for (const viewport of [PHONE, { width: 1280, height: 800 }]) {
    await open(page, { viewport });
    const sheet = story(page).locator(viewport === PHONE ? '.sheet' : '.settings');
    await story(page).locator(viewport === PHONE ? '.more' : '.open').focus();
    await page.keyboard.press('Enter');
    await expect(sheet).toBeVisible();
    const focused = () => page.evaluate(() => (document.activeElement.shadowRoot?.activeElement ?? document.activeElement).className);
    const isInside = () => sheet.evaluate((sheet) => sheet.contains(sheet.getRootNode().activeElement));
    await page.keyboard.press('Tab');
    expect(await isInside()).toBe(true);
    for (let step = 0; step < 30 && (await isInside()); step += 1) await page.keyboard.press('Tab');
    expect(await isInside()).toBe(false);
    await expect.poll(() => sheet.evaluate((sheet) => sheet.matches(':popover-open'))).toBe(false);
    expect(await focused(), 'the focus stays where it went').not.toMatch(/more|open/);
    const isCovered = await page.evaluate(() => {
      const active = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
      const { left, top, width, height } = active.getBoundingClientRect();
      return !active.getRootNode().elementsFromPoint(left + width / 2, top + height / 2).slice(0, 1).some((element) => active.contains(element));
    });
    expect(isCovered).toBe(false);
  }
});

test('the button that opened a sheet closes it', async ({ page }) => {
  await open(page);
  for (const isOpen of [true, false, true, false]) {
    await story(page).locator('.open').click();
    await page.waitForTimeout(100);
    expect(await story(page).locator('.settings').evaluate((sheet) => sheet.matches(':popover-open'))).toBe(isOpen);
    // From within it, too.
    if (isOpen) await story(page).locator('#wordSpacing').focus();
  }
});

test('the focused element is not covered by the player', async ({ page }) => {
  await open(page);
  await story(page).locator('.listen').click();
  const player = story(page).locator('.player');
  await expect(player).toBeVisible();
  await page.evaluate(() => {
    const links = Array.from({ length: 40 }, (_, at) => {
      const link = Object.assign(document.createElement('a'), { href: `#${at}`, textContent: `Link ${at}` });
      link.style.cssText = 'display: block; inline-size: fit-content; margin-inline: auto';
      return link;
    });
    document.querySelector('main').append(...links);
    links[0].focus({ preventScroll: true });
  });
  for (let step = 0; step < 39; step += 1) {
    await page.keyboard.press('Tab');
    const [link, cover] = await page.evaluate(() => [document.activeElement, document.querySelector('#own').shadowRoot.querySelector('.player')].map((node) => node.getBoundingClientRect().toJSON()));
    expect(link.top >= cover.top && link.bottom <= cover.bottom && link.left >= cover.left && link.right <= cover.right, `step ${step}`).toBe(false);
  }
});

for (const [viewport, name] of [[undefined, 'row'], [PHONE, 'sheet']])
  test(`accessibility tree: ${name}`, async ({ page }) => {
    await open(page, { viewport });
    await openSettings(page);
    const settings = [
      '  group "Reading options"',
      '    group "Theme"',
      '      radio "Default" checked',
      '      radio "Light"',
      '      radio "Dark"',
      '      radio "Sepia"',
      '    group "Typeface"',
      '      radio "Default" checked',
      '      radio "Serif"',
      '      radio "Sans serif"',
      '    slider "Line spacing" 1',
      '    slider "Letter spacing" 0',
      '    slider "Word spacing" 0',
      // On a phone all lengths of lines look alike.
      ...(viewport ? [] : ['    slider "Line length" 2']),
      '    button "Reset all"',
    ];
    const size = ['  group "Text size:"', '    button "A− Smaller text"', '    button "A Normal text size" disabled', '    button "A+ Larger text"'];
    const actions = ['  button "Share"', '  button "Print"', '  button "Listen"'];
    const opener = 'button "Aa Reading options" expanded';
    const whole = 'group "Reading options"';
    const tree = viewport
      ? [opener, whole, ...size, ...settings, ...actions, '  button "Close"']
      : [whole, ...size, `  ${opener}`, ...settings, ...actions];
    expect(await told(page)).toBe(tree.join('\n'));
  });

for (const theme of ['Default', 'Light', 'Dark', 'Sepia'])
  for (const viewport of [undefined, PHONE])
    test(`axe finds nothing with every control open: ${theme}, ${viewport ? 'phone' : 'row'}`, async ({ page }) => {
      await open(page, { viewport });
      await openSettings(page);
      await story(page).getByRole('radio', { name: theme, exact: true }).first().check();
      await expectAccessible(page);
      if (viewport) await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expectAccessible(page);
      await story(page).locator(viewport ? '.more' : '.listen').click();
      if (viewport) await story(page).locator('.listen').click();
      await expect(story(page).locator('.player')).toBeVisible();
      await expectAccessible(page);
    });

test('250 percent, the spacing of WCAG 1.4.12 and 320 px at once: nothing is lost', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('slugline', '{"version":1,"lineSpacing":150,"letterSpacing":12,"wordSpacing":16,"textSize":200,"font":"serif"}'));
  await open(page, { viewport: { width: 320, height: 640 } });
  // A reader's own spaces on top, in the controls as well.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
    for (const root of [document, document.querySelector('#own').shadowRoot]) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  await story(page).locator('.more').click();
  await enlarge(page, '#own');
  await expectNoSidewaysScrolling(page);
  const lost = () =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('#own');
      const texts = [...document.querySelectorAll('#own :is(h1, p, figcaption)'), ...shadowRoot.querySelectorAll('button, label, legend, .slider span, .label, select')];
      const shown = texts.filter((element) => element.checkVisibility());
      return shown.flatMap((element) => {
        const { left, right } = element.getBoundingClientRect();
        const cut = element.scrollWidth > element.clientWidth + 1 && !['inline'].includes(getComputedStyle(element).display);
        return left < -0.5 || right > innerWidth + 0.5 || cut ? [`${element.localName} ${element.className} ${element.textContent.slice(0, 30)}`] : [];
      });
    });
  expect(await lost()).toEqual([]);
  const sheet = story(page).locator('.sheet');
  expect(await sheet.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)).toBe(0);
  for (const button of await sheet.locator('button:visible, label:visible').all()) {
    const box = await button.boundingBox();
    if (await button.evaluate((node) => node.localName === 'button')) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  }
  await page.keyboard.press('Escape');
  await expectNoSidewaysScrolling(page);
  expect(await lost()).toEqual([]);
});

test('the row, the sheet and the sliders run right to left', async ({ page }) => {
  await page.route('**/panel/page.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('<html lang="en">', '<html lang="ar" dir="rtl">') });
  });
  await open(page, { voices: [...VOICES, { name: 'Layla', lang: 'ar', localService: true, voiceURI: 'Layla' }] });
  await story(page).locator('.open').click();
  const boxes = await Promise.all(['.label', '.smaller', '.larger', '.open', '.share', '.listen'].map((name) => story(page).locator(name).boundingBox()));
  expect(boxes.map(({ x }) => x)).toEqual(boxes.map(({ x }) => x).sort((one, other) => other - one));
  const slider = story(page).getByRole('slider', { name: 'تباعد الكلمات' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveJSProperty('value', '1');
  await expect(slider).toHaveAttribute('aria-valuetext', /8/);
  await expectAccessible(page);
});

test('each control works alone, without others, and without a voice', async ({ page, guest }) => {
  guest.announce(/controls="speak" is not known/);
  await open(page, { voices: [VOICES[0]] });
  const shown = async (value) => {
    await page.evaluate((value) => document.querySelector('#own').setAttribute('controls', value), value);
    const names = () => story(page).locator('button:visible').evaluateAll((buttons) => buttons.map((button) => button.classList[1]));
    return expect.poll(names, { message: value });
  };
  await (await shown('text-size')).toEqual(['smaller', 'reset', 'larger']);
  for (const name of ['theme', 'font', 'spacing', 'measure']) await (await shown(name)).toEqual(['open']);
  await (await shown('share')).toEqual(['share']);
  await (await shown('print')).toEqual(['print']);
  await (await shown('none')).toEqual([]);
  await (await shown('print text-size')).toEqual(['smaller', 'reset', 'larger', 'print']);
  // A voice of somebody else's computer is none.
  await (await shown('listen speak')).toEqual([]);
  await page.evaluate((voices) => window.speech.come(voices), VOICES);
  await (await shown('listen speak')).toEqual(['listen']);
  await page.setViewportSize(PHONE);
  await expect(story(page).locator('.listen')).toBeVisible();
  await page.evaluate(() => document.querySelector('#own').setAttribute('lang', 'fr'));
});

test('the panel has words in every language', async ({ page }) => {
  test.slow();
  const voices = languages().map(({ tags }) => ({ name: tags[0], lang: tags[0], localService: true, default: false }));
  await open(page, { voices: [...VOICES, ...voices] });
  for (const { tags, words } of languages()) {
    const told = await page.evaluate(async (lang) => {
      const made = document.createElement('slugline-article');
      Object.assign(made, { lang, innerHTML: '<p>A story.</p>' });
      made.setAttribute('controls', 'theme font spacing measure listen share print');
      document.querySelector('main').append(made);
      await made.ready;
      const { shadowRoot } = made;
      while (!shadowRoot.querySelector('.listen')) await new Promise((resolve) => requestAnimationFrame(resolve));
      const text = [...shadowRoot.querySelectorAll('legend, label, button, .settings, select')].flatMap((node) => [node.textContent, node.ariaLabel]);
      made.remove();
      return text;
    }, tags[0]);
    for (const name of ['options', 'usual', 'theme', 'light', 'dark', 'sepia', 'font', 'serif', 'sans', 'line_spacing', 'letter_spacing', 'word_spacing', 'measure', 'restore', 'listen', 'previous', 'halt', 'next', 'rate', 'voice', 'close', 'share', 'print'])
      expect(told, `${tags[0]} ${name}`).toContain(words[name]);
  }
});
