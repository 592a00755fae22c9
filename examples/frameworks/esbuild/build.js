import { cpSync } from "node:fs";
import { build } from "esbuild";

await build({
  entryPoints: ["src/main.js"],
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  outdir: "dist",
});
cpSync("src/index.html", "dist/index.html");
for (const name of ["slugline_bg.wasm", "formats.wasm", "controls.wasm", "quotes.wasm"]) cpSync(`node_modules/slugline/${name}`, `dist/slugline/${name}`);
