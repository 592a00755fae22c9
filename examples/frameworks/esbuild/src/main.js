import "slugline/slugline.css";
import { init } from "slugline/api";
import { define } from "slugline/elements";
import { article, strip } from "./story.js";

// Where build.js puts the module.
init("/slugline/slugline_bg.wasm");
define();

const story = document.querySelector("slugline-article");
story.addEventListener("slugline-ready", ({ detail }) => {
  document.querySelector("output").value = `Ready: ${detail.format}`;
});
story.article = article;
document.querySelector("slugline-ticker").strip = strip;
