import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";

export default {
  mode: "production",
  entry: "./src/main.js",
  output: { filename: "[name].[contenthash].js", clean: true },
  module: {
    rules: [{ test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] }],
  },
  // webpack's hint is meant for what blocks a page: the WebAssembly module is larger, and does not.
  performance: { assetFilter: (name) => /\.(js|css)$/.test(name) },
  plugins: [new HtmlPlugin({ template: "./src/index.html" }), new MiniCssExtractPlugin({ filename: "[name].[contenthash].css" })],
};
