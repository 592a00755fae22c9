// No address of this script's own is known in a classic script: the module's is told.
import { convert, init } from "slugline/api";
import { define } from "slugline/elements";

const module = init("/pkg/slugline_bg.wasm");
define({ persist: "none" });
document.querySelector("slugline-article").article = { headline: "In one file", body: [{ type: "paragraph", text: ["Words."] }] };
module.then(() => (window.told = convert("A headline\n\nA paragraph.").document.article.headline));
