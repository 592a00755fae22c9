// The package.json of pkg/.

/** The manifest for a package of these files; it names none that is not there. */
export function manifest({ version, license, files }) {
  const there = (name) => files.includes(name);
  const types = (name) => (there(name) ? { types: `./${name}` } : {});
  // `types` comes first: the first matching condition is used.
  const entry = (name) => (there(`${name}.js`) ? { ...types(`${name}.d.ts`), default: `./${name}.js` } : undefined);
  const plain = (name) => (there(name) ? `./${name}` : undefined);

  // `undefined` members are left out of the JSON.
  return {
    name: 'slugline',
    version,
    description: 'A news story and a market ticker for any web page, as custom elements.',
    license,
    type: 'module',
    keywords: ['news', 'article', 'ticker', 'web-components', 'custom-elements', 'wasm'],
    main: plain('index.js'),
    types: plain('index.d.ts'),
    customElements: plain('custom-elements.json'),
    exports: {
      '.': entry('index'),
      './api': entry('api'),
      './elements': entry('elements'),
      './slugline': entry('slugline'),
      // Only types, for JSX.
      './react': types('react.d.ts'),
      './embed.js': plain('embed.js'),
      // Types that give nothing: TypeScript 6 and newer refuses to import a file without any.
      './slugline.css': there('slugline.css') ? { ...types('slugline.css.d.ts'), default: './slugline.css' } : undefined,
      './slugline_bg.wasm': plain('slugline_bg.wasm'),
      './formats.wasm': plain('formats.wasm'),
      './controls.wasm': plain('controls.wasm'),
      './quotes.wasm': plain('quotes.wasm'),
      './custom-elements.json': plain('custom-elements.json'),
      './record.schema.json': plain('record.schema.json'),
      './package.json': './package.json',
    },
    files: [...files].sort(),
    // Files with side effects when loaded; bundlers may drop the rest if unused.
    // A bundler that gives the address of a module would drop an import of which only the file is wanted.
    sideEffects: [...['index.js', 'embed.js', 'slugline.css'].filter(there), '*.wasm'].map((name) => `./${name}`),
  };
}
