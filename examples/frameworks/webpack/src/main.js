import "slugline/slugline.css";
import "slugline";
import { article, strip } from "./story.js";

const section = document.querySelector("section");
const status = document.querySelector("output");
const button = document.querySelector("button");

const story = document.querySelector("slugline-article");
story.addEventListener("slugline-ready", ({ detail }) => {
  status.value = `Ready: ${detail.format}`;
});
story.article = article;
document.querySelector("slugline-ticker").strip = strip;

button.addEventListener("click", () => {
  status.value = "";
  if (section.isConnected) section.remove();
  else status.after(section);
  button.textContent = section.isConnected ? "Hide" : "Show";
});
