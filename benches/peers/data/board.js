// The board and its frames, and what must be seen of them at the end: computed here from integers, without any of the peers' code.

import { feed } from '../../ticks/frames.js';

const SIGNS = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const LOOKS = { up: '▲', down: '▼', unchanged: '■' };
const hundredths = (text) => BigInt(text.replace('.', ''));
const { format } = new Intl.NumberFormat('en');
const decimal = (amount) => `${format(amount / 100n)}.${String(amount % 100n).padStart(2, '0')}`;

/** Rows such as `S001.X | ▲ up | +0.12% | $1,234.50` after the first `count` frames. */
export function expected({ whole, frames }, count = frames.length) {
  const quotes = new Map(JSON.parse(whole).quotes.map((quote) => [quote.symbol, quote]));
  for (const frame of frames.slice(0, count))
    for (const tick of JSON.parse(frame).quotes) {
      const quote = quotes.get(tick.symbol);
      if (tick.time >= quote.time) Object.assign(quote, tick);
    }
  return Array.from(quotes.values(), ({ symbol, price, previous_close, currency }) => {
    const [last, close] = [hundredths(price), hundredths(previous_close)];
    const difference = last > close ? last - close : close - last;
    // Hundredths of a percent, rounded half up.
    const percent = (difference * 20_000n + close) / (2n * close);
    const name = percent === 0n ? 'unchanged' : last > close ? 'up' : 'down';
    const sign = { up: '+', down: '\u2212', unchanged: '' }[name];
    return `${symbol} | ${LOOKS[name]} ${name} | ${sign}${decimal(percent)}% | ${SIGNS[currency]}${decimal(last)}`;
  });
}

export { feed };
