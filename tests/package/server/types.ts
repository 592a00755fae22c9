// What a program on a server writes; checked, not run.

import { readFile } from "node:fs/promises";
import { SluglineError, convert, init, version, type Article, type Document, type Format } from "slugline/api";

const text: string = version;
await init();
await init("file:///slugline_bg.wasm");
await init(new URL("file:///slugline_bg.wasm"));
await init(await readFile(text));
await init(fetch("https://example.org/slugline_bg.wasm"));
await init(undefined, new URL("file:///formats.wasm"));

const { document, format, warnings } = convert("A headline", "wire");
const whole: Document = document;
const story: Article | undefined = whole.article;
const read: Format = format;
const told: string[] = warnings;
console.log(story?.body?.map((block) => (block.type === "figure" ? block.credit : block.type)), read, told);
try {
  convert(new Uint8Array());
} catch (error) {
  if (error instanceof SluglineError) console.log(error.code.length, error.fatal, error.url);
}

// @ts-expect-error: nothing is read as `auto`
const never: "auto" = format;
// @ts-expect-error: a number is no source
convert(3);
// @ts-expect-error: a table has no text
if (story?.body?.[0]?.type === "table") console.log(story.body[0].text, never);
