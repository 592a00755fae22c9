import { cpSync } from "node:fs";
import { build } from "esbuild";

await build({
  entryPoints: ["src/main.js"],
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  outdir: "dist",
  // The three modules keep their names: the second and the third are looked for next to the first.
  loader: { ".wasm": "file" },
  assetNames: "[name]",
  publicPath: "/",
});
cpSync("src/index.html", "dist/index.html");
