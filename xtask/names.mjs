// The one change to a module that Binaryen has no tool for: other names for some of what it imports and exports.

const [IMPORTS, EXPORTS] = [2, 7];
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

/** The names that a module wants of others. */
export const wanted = (bytes) => new Set(WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ name }) => name));

/**
 * The module with other names.
 * @param {Buffer} bytes
 * @param {{ module?: string, imports?: Map<string, string>, exports?: Map<string, string> }} names the new ones by those that are
 *   there, and one for all modules that it imports from
 */
export function withNames(bytes, { module, imports = new Map(), exports = new Map() }) {
  const changed = { [IMPORTS]: (reader) => renamedImports(reader, imports, module), [EXPORTS]: (reader) => renamedExports(reader, exports) };
  const parts = [bytes.subarray(0, 8)];
  for (const reader = new Reader(bytes, 8); !reader.isAtEnd; ) {
    const section = reader.byte();
    const body = reader.take(reader.number());
    const content = changed[section]?.(new Reader(body)) ?? body;
    parts.push(Buffer.of(section), leb(content.length), content);
  }
  return Buffer.concat(parts);
}

function renamedImports(reader, names, module) {
  const count = reader.number();
  const parts = [leb(count)];
  for (let left = count; left > 0; left -= 1) {
    const [from, name] = [reader.text(), reader.text()];
    parts.push(text(module ?? from), text(names.get(name) ?? name), reader.passed(() => described(reader)));
  }
  return Buffer.concat(parts);
}

function renamedExports(reader, names) {
  const count = reader.number();
  const parts = [leb(count)];
  for (let left = count; left > 0; left -= 1) {
    const name = reader.text();
    parts.push(text(names.get(name) ?? name), reader.passed(() => reader.byte() + reader.number()));
  }
  return Buffer.concat(parts);
}

/** Goes past what is said of an import. */
function described(reader) {
  const limits = () => (reader.number() & 1 ? [reader.number(), reader.number()] : reader.number());
  const kind = reader.byte();
  if (kind === FUNCTION) reader.number();
  else if (kind === TABLE) [reader.byte(), limits()];
  else if (kind === MEMORY) limits();
  else if (kind === GLOBAL) [reader.byte(), reader.byte()];
  else throw new Error(`the module imports something of kind ${kind}, which xtask/names.mjs does not know`);
}

/** A module's bytes, read from the beginning on. */
class Reader {
  #bytes;
  #at;

  constructor(bytes, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get isAtEnd() {
    return this.#at >= this.#bytes.length;
  }

  byte() {
    return this.#bytes[this.#at++];
  }

  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text() {
    return this.take(this.number()).toString();
  }

  /** The bytes that `read` goes past. */
  passed(read) {
    const begin = this.#at;
    read();
    return this.#bytes.subarray(begin, this.#at);
  }
}

const text = (text) => Buffer.concat([leb(Buffer.byteLength(text)), Buffer.from(text)]);

/** A number in the variable length that WebAssembly writes. */
function leb(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}
