import '../shared/strip.css';
import '../shared/story.css';
import { start } from '../shared/start.js';
import { PeerStory } from './story.js';
import { PeerTicker } from './ticker.js';

customElements.define('peer-ticker', PeerTicker);
customElements.define('peer-story', PeerStory);

export function ticker(host, { stream, label, rate = 4 }) {
  const strip = document.createElement('peer-ticker');
  for (const [name, value] of Object.entries({ stream, label, rate })) strip.setAttribute(name, value);
  host.append(strip);
  return () => strip.remove();
}

export function story(host, text) {
  const element = document.createElement('peer-story');
  element.article = JSON.parse(text).article;
  host.append(element);
  return () => element.remove();
}

start({ ticker, story });
