// The controls' words. English is built in; a page loads the other languages that it needs, a small file each.
import { files, others } from "words:files";
import { wordsIn } from "./assets.js";
import { lost, report } from "./failure.js";

const loading = new Map();
const learned = new Set();

/** The name of the file: by the language with its script, its region or another part, then by the language alone. */
function fileOf(tag) {
  const [language, ...parts] = tag.trim().toLowerCase().split(/[-_]/);
  // Extensions, which begin with a one-letter part, identify nothing.
  const end = parts.findIndex((part) => part.length < 2);
  const names = parts.slice(0, end < 0 ? undefined : end).map((part) => `${language}-${part}`);
  return [...names, language].map((name) => others[name] ?? name).find((name) => Object.hasOwn(files, name));
}

/** The words of a tag's language, for `learn`; `undefined` for English. `element` reports a file that cannot be loaded. */
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

/** Passes words to the module that it does not have yet. */
export function learn(module, words) {
  if (!words || learned.has(words)) return;
  learned.add(words);
  module.learn(words);
}
