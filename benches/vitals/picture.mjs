// Pictures for the page that is measured: a sky, a horizon and a grain that does not compress, so that they weigh what photographs do.

import { crc32, deflateSync } from 'node:zlib';

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A picture as PNG; `seed` makes each one another. */
export function picture(width, height, seed) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let noise = seed * 2654435761 + 1;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    rows[at++] = 0;
    const sea = y > height * (0.5 + 0.05 * (seed % 4));
    for (let x = 0; x < width; x += 1) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      const light = ((sea ? 90 : 170) + (y * 60) / height + (noise >>> 29)) | 0;
      rows[at++] = light - 40 + (seed % 30);
      rows[at++] = light;
      rows[at++] = Math.min(255, light + 30);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
