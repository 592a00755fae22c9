// Figures as a table shows them.

export const TITLES = { slugline: 'Slugline', vanilla: 'by hand', lit: 'Lit', solid: 'Solid', svelte: 'Svelte', react: 'React', leptos: 'Leptos' };

/** Three digits that mean something. */
export function figure(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : size >= 0.005 ? 2 : 3);
}

/** A median with the quarters on both sides of it. */
export const spreadText = ({ median, low, high } = {}) => (median === undefined ? '–' : low === high ? figure(median) : `${figure(median)} (${figure(low)}–${figure(high)})`);

export const table = (heads, rows) => [`| ${heads.join(' | ')} |`, `|${heads.map((_, at) => (at ? '--:|' : '---|')).join('')}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
