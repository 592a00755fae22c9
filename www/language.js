// The language of an element's place in the page.

/** The language of the element's place: the nearest `lang`, also across the boundaries of shadow trees. */
export function languageOf(element) {
  for (let place = element; place; place = place.getRootNode().host) {
    const nearest = place.closest("[lang]");
    if (nearest) return nearest.lang;
  }
  return "";
}
