// Where the quotes of a list stand: in the element's own pixels from where the list begins, whatever zoom or transformation it
// stands in.

/** What the quotes of a list are called: one that is there twice is the second only where it stands. */
export function namesOf(list) {
  const names = new Set();
  for (const quote of list.children) {
    const name = quote.querySelector(".slugline-symbol, .slugline-name")?.textContent ?? "";
    names.add(names.has(name) ? name + names.size : name);
  }
  return [...names];
}

/** A list: its width, and its quotes by name, each with where it begins and how wide it is. */
export function measure(list, names, isRightToLeft) {
  const { offsetWidth } = list;
  const whole = list.getBoundingClientRect();
  // Whole pixels are what is rounded, and tell how the element is scaled. (A dialog that opens with an animation is scaled to nothing
  // at first, and no observer tells when it no longer is.)
  const ratio = whole.width / offsetWidth;
  const scale = Math.abs(ratio - 1) < 0.01 ? 1 : ratio;
  const places = Array.from(list.children, (quote, index) => {
    const { left, width } = quote.getBoundingClientRect();
    const size = scale ? width / scale : quote.offsetWidth;
    const start = scale ? (left - whole.left) / scale : quote.offsetLeft - list.offsetLeft;
    return { name: names[index], start, size };
  });
  const way = scale ? whole.width / scale : offsetWidth;
  if (isRightToLeft) for (const quote of places) quote.start = way - quote.start - quote.size;
  return { way, places };
}

/**
 * Where the strip has to stand after a change, for the reader to see no more of it than there is: the first quote that is whole
 * in sight, and is still there, stays where it is.
 */
export function sameSight(place, before, after) {
  const ahead = ({ start }) => (start - place + before.way) % before.way;
  for (const quote of before.places.slice().sort((one, other) => ahead(one) - ahead(other))) {
    const same = after.places.find(({ name }) => name === quote.name);
    if (same) return (((same.start - ahead(quote)) % after.way) + after.way) % after.way;
  }
  return (place / before.way) * after.way;
}

/**
 * Where the strip stands to show one group of quotes after the other, each as many as the viewport holds. One that is wider is
 * shown part by part. A group begins with the quote at `place`, so that it can stay there.
 */
export function groupsOf(places, viewport, place) {
  const stops = [];
  let begin = -Infinity;
  for (const { start, size } of places) {
    const end = start + size;
    if (end - begin > viewport || Math.abs(start - place) < 1) stops.push((begin = start));
    while (begin + viewport < end) stops.push((begin = Math.min(begin + partOf(viewport), end - viewport)));
  }
  return stops;
}

/** How far it is from one part of a wide quote to the next: what was at the edge is seen once more. */
export const partOf = (viewport) => Math.max(viewport * 0.8, 20);
