import "slugline/slugline.css";
import "slugline";
import type { Article, Block, Quote, SluglineErrorEvent, Strip } from "slugline";
import { convert, init, SluglineError, version } from "slugline/api";

const body: Block[] = [
  { type: "crosshead", level: 1, text: ["Levels"] },
  { type: "paragraph", text: ["The water ", { type: "em", text: ["rose"] }, "."] },
];
const story: Article = { headline: "Levels of the week", body, access: "free" };
const strip: Strip = { label: "Levels", quotes: [{ symbol: "EBB", price: "12.40", change_percent: "-0.80" }] };

// The tag's name gives the type.
const ticker = document.querySelector("slugline-ticker")!;
const article = document.createElement("slugline-article");
document.querySelector("slugline-article")!.replaceWith(article);

const told: Record<string, unknown> = { version };
Object.assign(window, { told });

article.addEventListener("slugline-ready", ({ detail }) => {
  const warnings: string[] = detail.warnings;
  told["ready"] = [detail.format, warnings];
});
article.addEventListener("slugline-action", ({ detail }) => {
  if (detail.control !== "text-size") return;
  const size: number = detail.value;
  told["size"] = size;
});
ticker.addEventListener("slugline-action", function ({ detail }) {
  if (detail.control !== "pause") return;
  const paused: boolean = detail.value;
  told["paused"] = [paused, this.paused];
});
// They bubble: on the document they are known too.
document.addEventListener("slugline-error", (event: SluglineErrorEvent) => (told["error"] = event.detail.code));

ticker.strip = strip;
article.article = story;
const ticks: Quote[] = [{ symbol: "EBB", price: "12.50" }];
void ticker.ready.then(() => ticker.apply(ticks));

// The same module serves both.
await init();
const read = convert("A headline\n\nA paragraph.", "wire");
told["converted"] = [read.document.article?.headline, read.format];
try {
  convert("{");
} catch (error) {
  if (error instanceof SluglineError) told["refused"] = error.code;
}
