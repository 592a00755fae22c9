// Where the controls of a story are while it is scrolled, and what covers what. What follows from it is decided by
// src/components/controls/reach.rs and reading.rs.

/**
 * How far an edge stands below the top of what scrolls it, and how much of that top something of the page covers that does not scroll, such as a
 * header.
 */
export function reachOf(edge) {
  const { host } = edge.getRootNode();
  const { top, left, width } = edge.getBoundingClientRect();
  const begin = Math.max(0, scrollTop(host));
  const covers = document.elementsFromPoint(left + width / 2, begin + 1).map((element) => fixedAround(element, host));
  const cover = covers.find(Boolean)?.getBoundingClientRect().bottom ?? begin;
  return [top - begin, cover - begin];
}

/** Whether what has the focus would be covered by a box that is opaque between two heights of its place. */
export function hidesFocus(box, from, to) {
  const active = activeElement();
  if (!active || active === document.body || box.contains(active)) return false;
  const { top, bottom } = active.getBoundingClientRect();
  return top < to && bottom > from;
}

/** Brings what has the focus out from under a cover that stays where it is. */
export function uncoverFocus(cover) {
  const active = activeElement();
  if (!active || cover.contains(active)) return;
  const [seen, over] = [active, cover].map((element) => element.getBoundingClientRect());
  const isHidden = seen.top >= over.top && seen.bottom <= over.bottom && seen.left >= over.left && seen.right <= over.right;
  if (isHidden) active.scrollIntoView({ block: "center", behavior: "instant" });
}

/** What has the focus, in whatever tree. */
function activeElement() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Where what scrolls a story begins in the window; 0 for the window itself. */
function scrollTop(host) {
  for (let place = host.assignedSlot ?? host.parentNode; place; place = place.assignedSlot ?? place.parentNode ?? place.host)
    if (place instanceof Element && place !== document.body && place !== document.documentElement && /auto|scroll|hidden/.test(getComputedStyle(place).overflowY))
      return place.getBoundingClientRect().top;
  return 0;
}

/** What an element stands in that does not scroll with the story. */
function fixedAround(element, host) {
  for (let place = element; place instanceof Element; place = place.parentElement)
    if (!place.contains(host) && place !== host && /fixed|sticky/.test(getComputedStyle(place).position)) return place;
  return undefined;
}
