// The page's own script: gives each place on the page its widget.
import './page.css';

export function start({ ticker, story }) {
  globalThis.lab = { ticker, story };
  for (const host of document.querySelectorAll('[data-stream]')) ticker(host, host.dataset);
  for (const host of document.querySelectorAll('[data-story]'))
    fetch(host.dataset.story)
      .then((response) => response.text())
      .then((text) => story(host, text));
}
