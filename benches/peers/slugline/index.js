// Slugline's own elements, made as the peers' are.
import { start } from '../shared/start.js';

/** Prices that have moved are not marked: the peers do not mark them either. */
export function ticker(host, { stream, label, rate = 4 }) {
  const strip = document.createElement('slugline-ticker');
  for (const [name, value] of Object.entries({ stream, label, 'max-rate': rate, flash: 0 })) strip.setAttribute(name, value);
  host.append(strip);
  return () => strip.remove();
}

/** A story in the JSON of record, or HTML. */
export function story(host, text) {
  const element = document.createElement('slugline-article');
  element.setAttribute('headline-level', '1');
  element.show(text, text.startsWith('<') ? 'html' : 'slugline');
  host.append(element);
  return () => element.remove();
}

start({ ticker, story });
