// The strips that have quotes, and the stories that show some of these beside their words.

export const strips = new Set();
/** Called when quotes may have changed; with `true` where there may be others. */
export const readers = new Set();

/** Notifies the stories. */
export function notify(isNew) {
  for (const read of readers) read(isNew);
}

/** Which figures a strip shows beside words. */
export const figuresOf = (strip) => strip.getAttribute("fields")?.match(/\b(price|change|percent)\b/g) ?? ["percent", "price"];
