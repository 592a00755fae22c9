// The mark of a build: a custom section in every part of the module, which `www/module.js` compares with that of the scripts.

/** The section's name; the same in `www/module.js`. */
const NAME = 'slugline-build';

/** The module with the mark `build` at its end. */
export function marked(bytes, build) {
  const content = Buffer.from(`${String.fromCharCode(NAME.length)}${NAME}${build}`);
  if (content.length > 127) throw new Error(`the mark "${build}" is too long for a length of one byte`);
  const [custom, length] = [0, content.length];
  return Buffer.concat([bytes, Buffer.of(custom, length), content]);
}

/** The mark of a module. */
export function markOf(bytes) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), NAME);
  return Buffer.from(section).toString();
}
