import "slugline/slugline.css";
import { init } from "slugline/api";
import { define } from "slugline/elements";
import module from "slugline/slugline_bg.wasm";
import "slugline/formats.wasm";
import "slugline/controls.wasm";
import { article, strip } from "./story.js";

init(module);
define();

const story = document.querySelector("slugline-article");
story.addEventListener("slugline-ready", ({ detail }) => {
  document.querySelector("output").value = `Ready: ${detail.format}`;
});
story.article = article;
document.querySelector("slugline-ticker").strip = strip;
