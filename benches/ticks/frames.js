// The feed of the benchmark: a snapshot and frames of ticks, the same for the same parameters.

/** Numbers from 0 to 1 by mulberry32. */
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SCALE = 2;
const price = (hundredths) => (hundredths / 10 ** SCALE).toFixed(SCALE);
const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY'];

/**
 * A complete strip of `symbols` quotes, and `count` frames of `size` ticks each. A price walks around its previous close, so that
 * directions change; one tick in a hundred is older than the one before it.
 */
export function feed({ symbols, count, size, seed = 1 }) {
  const random = chance(seed);
  const start = Date.now() - 60_000;
  const rows = Array.from({ length: symbols }, (_, index) => {
    const close = Math.floor(1_000 + random() * 1_000_000);
    return { symbol: `S${String(index).padStart(3, '0')}.X`, close, price: close, currency: CURRENCIES[index % 4] };
  });
  const whole = JSON.stringify({
    label: 'Ticks',
    quotes: rows.map((row) => ({ symbol: row.symbol, price: price(row.price), currency: row.currency, previous_close: price(row.close), time: start })),
  });
  const frames = Array.from({ length: count }, (_, index) => {
    const quotes = Array.from({ length: size }, () => {
      const row = rows[Math.floor(random() * symbols)];
      const step = Math.max(1, Math.floor(row.close * 0.004 * random()));
      // It is drawn back to the close.
      const up = random() < (row.price > row.close ? 0.4 : 0.6);
      row.price = Math.max(100, row.price + (up ? step : -step));
      return { symbol: row.symbol, price: price(row.price), time: start + (random() < 0.01 ? index - 5_000 : index + 1) };
    });
    return JSON.stringify({ quotes });
  });
  return { whole, frames };
}
