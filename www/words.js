// The controls' words. English is built in; of the other languages a page loads those that it needs, a small file each.
import { files, others } from "words:files";
import { wordsIn } from "./assets.js";
import { lost, report } from "./failure.js";

const loading = new Map();
const learned = new Set();

/** The name of the file: by the language with its script, its region or another part, then by the language alone. */
function fileOf(tag) {
  const [language, ...parts] = tag.trim().toLowerCase().split(/[-_]/);
  // Extensions, which a part of one letter opens, name nothing.
  const end = parts.findIndex((part) => part.length < 2);
  const names = parts.slice(0, end < 0 ? undefined : end).map((part) => `${language}-${part}`);
  return [...names, language].map((name) => others[name] ?? name).find((name) => Object.hasOwn(files, name));
}

/** The words of the language of a tag, for `learn`; none where English does. What cannot be had is told by `element`. */
export async function wordsOf(tag, element) {
  const name = fileOf(tag);
  if (!name) return undefined;
  if (!loading.has(name)) loading.set(name, wordsIn(name, files[name]));
  try {
    return await loading.get(name);
  } catch (cause) {
    loading.delete(name);
    report({ ...(await lost(cause)), fatal: false }, [element]);
  }
  return undefined;
}

/** The tag, if its words are ours and a browser knows what it means; English otherwise, as the words around are. */
export function speaks(tag) {
  const own = tag.trim().replaceAll("_", "-");
  try {
    Intl.getCanonicalLocales(own);
    return fileOf(own) || /^en\b/i.test(own) ? own : "en";
  } catch {
    return "en";
  }
}

/** Teaches the module words that it does not know yet. */
export function learn(module, words) {
  if (!words || learned.has(words)) return;
  learned.add(words);
  module.learn(words);
}
