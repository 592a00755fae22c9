// The elements as a server writes them.
import { Board } from '../shared/board.js';
import { DIRECTIONS } from '../shared/numbers.js';
import { BUTTONS } from '../shared/scale.js';

const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

function quote({ symbol, price, percent, direction }) {
  const { name, arrow, label } = DIRECTIONS[direction];
  return `<li class="quote"><bdi class="symbol">${escape(symbol)}</bdi> <span class="${name}"><span class="arrow" role="img" aria-label="${label}">${arrow}</span> <bdi>${percent}</bdi></span> <bdi class="price">${price}</bdi></li>`;
}

export function ticker(strip) {
  const board = new Board('en');
  board.take(strip.quotes);
  const label = escape(strip.label);
  return `<peer-ticker label="${label}"><section class="strip" aria-label="${label}"><button class="pause" type="button" aria-label="Pause the ticker">❚❚</button><span class="label" aria-hidden="true">${label}</span><div class="viewport"><div class="track"><ul class="quotes" role="list">${board.rows.map(quote).join('')}</ul></div></div></section><script type="application/json">${JSON.stringify(strip).replaceAll('<', '\\u003c')}</script></peer-ticker>`;
}

/** A story whose body is there as markup. */
export function story({ headline, standfirst, html }) {
  const buttons = BUTTONS.map(({ name, shown }) => `<button type="button" aria-label="${name}">${shown}</button>`);
  return `<peer-story><article class="story"><h1>${escape(headline)}</h1><p class="standfirst">${escape(standfirst.join(''))}</p><div class="sizes" role="group" aria-label="Text size">Text size:${buttons.join('')}</div><div class="body">${html}</div></article></peer-story>`;
}
