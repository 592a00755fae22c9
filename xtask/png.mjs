// PNG with a palette: screenshots of pages have few colours, and take a quarter of the room with a few of them.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A palette has room for 256. With half of them nothing looks different, and the file is smaller. */
const MOST_COLOURS = 128;

/** The same picture with a palette. It must be opaque, with eight bits a channel, and not interlaced: what browsers write. */
export function withPalette(png) {
  const { width, height, pixels } = decode(png);
  const { palette, indices } = quantise(pixels);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) indices.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Pixels as numbers: red, green and blue. */
function decode(png) {
  const parts = [];
  let header;
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = data;
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('a PNG of a kind that is not read here');
  const bytes = inflateSync(Buffer.concat(parts));
  const size = width * channels;
  const pixels = new Uint32Array(width * height);
  let former = Buffer.alloc(size);
  for (let y = 0; y < height; y += 1) {
    const start = y * (size + 1);
    const line = bytes.subarray(start + 1, start + 1 + size);
    unfilter(bytes[start], line, former, channels);
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = (line[x * channels] << 16) | (line[x * channels + 1] << 8) | line[x * channels + 2];
    former = line;
  }
  return { width, height, pixels };
}

/** A line as it was before its filter: PNG specification, section 9. */
function unfilter(filter, line, former, channels) {
  for (let at = 0; at < line.length; at += 1) {
    const left = at < channels ? 0 : line[at - channels];
    const above = former[at];
    const corner = at < channels ? 0 : former[at - channels];
    line[at] += [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
  }
}

function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** The palette, and for each pixel its place in it: median cut, in which frequent colours keep themselves. */
function quantise(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts].map(([colour, count]) => ({ colour, count, parts: channelsOf(colour) }));
  const boxes = [box(colours)];
  while (boxes.length < MOST_COLOURS) {
    const widest = boxes.reduce((one, other) => (other.weight > one.weight ? other : one));
    if (widest.weight === 0) break;
    boxes.splice(boxes.indexOf(widest), 1, ...halves(widest));
  }
  const places = new Map();
  const palette = boxes.map(({ members }, place) => {
    for (const { colour } of members) places.set(colour, place);
    return members.reduce((one, other) => (other.count > one.count ? other : one)).parts;
  });
  return { palette, indices: Buffer.from(pixels.map((pixel) => places.get(pixel))) };
}

/** Some colours, the channel in which they differ most, and how much it matters. */
function box(members) {
  const spans = [0, 1, 2].map((channel) => {
    let [least, most] = [255, 0];
    for (const { parts } of members) [least, most] = [Math.min(least, parts[channel]), Math.max(most, parts[channel])];
    return most - least;
  });
  const span = Math.max(...spans);
  const count = members.reduce((sum, member) => sum + member.count, 0);
  return { members, channel: spans.indexOf(span), weight: members.length < 2 ? 0 : span ** 2 * Math.sqrt(count) };
}

/** A box cut where it has as much on one side as on the other. */
function halves({ members, channel }) {
  const sorted = members.toSorted((one, other) => one.parts[channel] - other.parts[channel]);
  const middle = (sorted[0].parts[channel] + sorted.at(-1).parts[channel]) / 2;
  const at = Math.max(1, sorted.findIndex(({ parts }) => parts[channel] > middle));
  return [box(sorted.slice(0, at)), box(sorted.slice(at))];
}
