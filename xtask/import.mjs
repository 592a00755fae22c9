// The one change to a module that Binaryen has no tool for.

const IMPORTS = 2;
const FUNCTION = 0;

/** The module with another name for one of the functions that it imports; all its imports must be functions. */
export function renameImport(bytes, from, to) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString('utf8', at - length, at);
  };

  while (at < bytes.length) {
    const head = at;
    const section = bytes[at++];
    const size = number();
    const body = at;
    if (section === IMPORTS) {
      for (let count = number(); count > 0; count -= 1) {
        text();
        const begin = at;
        if (text() === from) {
          const name = Buffer.concat([leb(Buffer.byteLength(to)), Buffer.from(to)]);
          const parts = [bytes.subarray(body, begin), name, bytes.subarray(at, body + size)];
          const changed = Buffer.concat(parts);
          return Buffer.concat([bytes.subarray(0, head), Buffer.from([section]), leb(changed.length), changed, bytes.subarray(body + size)]);
        }
        if (bytes[at++] !== FUNCTION) throw new Error('the module imports something that is no function');
        number();
      }
    }
    at = body + size;
  }
  throw new Error(`the module imports nothing called ${from}`);
}

/** A number in the variable length that WebAssembly writes. */
function leb(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}
