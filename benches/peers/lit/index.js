import '../shared/story.css';
import { start } from '../shared/start.js';
import { LitStory } from './story.js';
import { LitTicker } from './ticker.js';

customElements.define('lit-ticker', LitTicker);
customElements.define('lit-story', LitStory);

export function ticker(host, { stream, label, rate = 4 }) {
  const strip = Object.assign(document.createElement('lit-ticker'), { stream, label, rate: Number(rate) });
  host.append(strip);
  return () => strip.remove();
}

export function story(host, text) {
  const element = Object.assign(document.createElement('lit-story'), JSON.parse(text));
  host.append(element);
  return () => element.remove();
}

start({ ticker, story });
