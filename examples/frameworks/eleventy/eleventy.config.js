export default function (config) {
  config.addPassthroughCopy({ "node_modules/slugline": "slugline", "src/figures.json": "figures.json" });
}

export const config = { dir: { input: "src", output: "dist" } };
