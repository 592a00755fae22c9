// The strips with quotes, and the stories that show some of these next to their words.

export const strips = new Set();
/** Called when quotes may have changed; with `true` if there may be others. */
export const readers = new Set();

/** Notifies the stories. */
export function notify(isNew) {
  for (const read of readers) read(isNew);
}

/** Which figures a strip shows next to words. */
export const figuresOf = (strip) => strip.getAttribute("fields")?.match(/\b(price|change|percent)\b/g) ?? ["percent", "price"];
