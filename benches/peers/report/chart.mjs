// Charts: one bar for each peer.
import { TITLES, figure } from './text.mjs';

const ROW = 26;
const LEFT = 90;
const WIDTH = 720;
const ROOM = WIDTH - LEFT - 110;

/** Bars of `{ name, value }`; the shorter the better, unless `isMore`. */
export function chart(title, unit, bars, { isMore = false } = {}) {
  const most = Math.max(...bars.map(({ value }) => value), 1e-9);
  const height = 44 + bars.length * ROW;
  const rows = bars.map(({ name, value }, at) => {
    const y = 40 + at * ROW;
    const width = Math.max(1, (value / most) * ROOM).toFixed(1);
    return `<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${TITLES[name] ?? name}</text><rect class="${name === 'slugline' ? 'ours' : 'theirs'}" x="${LEFT}" y="${y}" width="${width}" height="${ROW - 8}" rx="2"/><text x="${LEFT + Number(width) + 8}" y="${y + 14}">${figure(value)}</text>`;
  });
  const label = `${title}: ${bars.map(({ name, value }) => `${TITLES[name] ?? name} ${figure(value)}`).join(', ')} ${unit}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${label}">
<style>text { font: 13px sans-serif; fill: #24292f } .title { font-weight: 600 } .ours { fill: #b3131a } .theirs { fill: #8c959f } @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #ff7b72 } .theirs { fill: #6e7681 } }</style>
<text class="title" x="8" y="20">${title} (${unit}, ${isMore ? 'more' : 'less'} is better)</text>
${rows.join('\n')}
</svg>
`;
}
