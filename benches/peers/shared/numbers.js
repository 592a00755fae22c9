// Numbers as a reader of a language expects them. `Intl` formats are asked once: each call of theirs costs as much as writing a cell.

const MINUS = '\u2212';
const SIGNS = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

/** The separators of a language. */
function marks(lang) {
  const parts = new Intl.NumberFormat(lang).formatToParts(12345.6);
  const mark = (type) => parts.find((part) => part.type === type)?.value ?? '';
  return { group: mark('group'), decimal: mark('decimal') };
}

/** Writes decimals, which keep the digits of the feed. */
export function numbers(lang) {
  const { group, decimal } = marks(lang);
  const grouped = (text) => {
    const point = text.indexOf('.');
    const end = point < 0 ? text.length : point;
    let out = text.slice(0, end % 3 || 3);
    for (let at = end % 3 || 3; at < end; at += 3) out += group + text.slice(at, at + 3);
    return point < 0 ? out : out + decimal + text.slice(point + 1);
  };
  return {
    price: (text, currency) => (SIGNS[currency] ?? '') + grouped(text),
    /** In hundredths of a percent, without their sign. */
    percent: (hundredths, direction) => `${direction > 0 ? '+' : direction < 0 ? MINUS : ''}${grouped((hundredths / 100).toFixed(2))}%`,
  };
}

/** The change since the close: its direction, and hundredths of a percent. */
export function change(price, close) {
  const difference = Number(price) - close;
  const hundredths = Math.round((Math.abs(difference) / close) * 10_000);
  return { hundredths, direction: hundredths === 0 ? 0 : Math.sign(difference) };
}

/** How a direction is shown, and named to assistive technology. */
export const DIRECTIONS = {
  '1': { name: 'change up', arrow: '▲', label: 'up' },
  '-1': { name: 'change down', arrow: '▼', label: 'down' },
  '0': { name: 'change flat', arrow: '■', label: 'unchanged' },
};
