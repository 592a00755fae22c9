// The two elements in a page.

/** Resolves once every element that matches has shown its content. */
export async function ready(page, selector = 'slugline-article, slugline-ticker') {
  await page.waitForFunction(() => customElements.get('slugline-article') && customElements.get('slugline-ticker'));
  await page.evaluate((selector) => Promise.all(Array.from(document.querySelectorAll(selector), (element) => element.ready)), selector);
}

/** The reader's controls of a story. */
export function controls(page, selector = 'slugline-article') {
  const story = page.locator(selector);
  return {
    smaller: story.locator('.smaller'),
    reset: story.locator('.reset'),
    larger: story.locator('.larger'),
    announcement: story.locator('.announcement'),
  };
}

/** Presses "larger" until the text is at 250 %. */
export async function enlarge(page, selector = 'slugline-article') {
  const { larger } = controls(page, selector);
  while ((await larger.getAttribute('aria-disabled')) === 'false') await larger.click();
}

/** Chooses a theme in the panel of a story. */
export async function chooseTheme(page, theme, selector) {
  await page.locator(`${selector} .open`).click();
  await page.locator(`${selector} [value="${theme}"]`).check();
  await page.keyboard.press('Escape');
}

/** The quotes that a strip shows and speaks: the first of its lists. */
export const quotes = (page, selector = 'slugline-ticker') => page.locator(`${selector} .track > ul:not([aria-hidden]) > li`);

/** Records events of these types that reach the document; returns a function that reads the records. */
export async function record(page, ...types) {
  await page.evaluate((types) => {
    window.recorded = [];
    for (const type of types)
      document.addEventListener(type, (event) => window.recorded.push({ type, target: event.target.id, detail: event.detail }));
  }, types);
  return () => page.evaluate(() => window.recorded);
}
