// Values of attributes. One that is not known counts as absent and is told once.

/** Warns of a value, and gives `null`. */
export function unknown(element, name, value, expected) {
  console.warn(`slugline: ${element.localName} ${name}="${value}" is not known: ${expected}`);
  return null;
}

/** The value, if it is one of those; otherwise `null`. */
export function known(element, name, value, values) {
  if (value === null || values.includes(value.trim())) return value?.trim() ?? null;
  return unknown(element, name, value, `one of ${values.join(" ")}`);
}

/** The words of a value, parted by blanks, that are known. */
export const chosen = (element, name, value, words) =>
  (value ?? "").split(/\s+/).filter((word) => word && known(element, name, word, words));

/** A whole number within bounds; otherwise `usual`. */
export function number(element, name, value, least, most, usual) {
  if (value === null) return usual;
  if (/^\s*\d+\s*$/.test(value) && value >= least && value <= most) return Number(value);
  return unknown(element, name, value, `a whole number from ${least} to ${most}`) ?? usual;
}

/** The language of the element's place: the nearest `lang`, also across the borders of shadow trees. */
export function languageOf(element) {
  for (let place = element; place; place = place.getRootNode().host) {
    const nearest = place.closest("[lang]");
    if (nearest) return nearest.lang;
  }
  return "";
}
