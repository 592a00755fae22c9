// The visible part of a scrolled story: what the reader is looking at stays in place while the text around it changes, and neither the
// controls nor the focused element are covered. src/reader/sight.rs decides when and for which stories, and also owns the objects
// made here; so do src/components/controls/reach.rs and reading.rs.

const BLOCKS = "p,li,dt,dd,h1,h2,h3,h4,h5,h6,blockquote,figure,figcaption,pre,table,hr";

/** The step in which lines are searched, in CSS pixels: less than any line's height. */
const STEP = 8;

/**
 * The visible part of the first of these stories that is visible: an element or a range, its position, and its scroll container; then the
 * same for that container. `undefined` at the beginning of a page, which stays at the beginning.
 */
export function inSight(stories) {
  for (const story of stories) {
    if (!scrollerOf(story)?.scrollTop) continue;
    const part = firstBlock(story) ?? firstLine(story);
    if (part) return placesOf(part);
  }
  return undefined;
}

function placesOf(seen) {
  const places = [];
  let part = seen;
  for (let scroller = scrollerOf(nodeOf(part)); scroller; scroller = scrollerOf(part)) {
    places.push({ part, top: topOf(part), scroller });
    part = scroller;
  }
  return places;
}

/** Scrolls until the visible part is back in its position. Browsers with scroll anchoring may have scrolled some of it by then. */
export function keepInSight(places) {
  for (const { part, top, scroller } of [...places].reverse()) if (nodeOf(part).isConnected) scroll(scroller, part, top);
}

/** Scrolls a container as far as possible until a part is at a height. Its pixels may differ from the window's: a page may be zoomed. */
function scroll(scroller, part, top) {
  let by = topOf(part) - top;
  for (let tries = 0; tries < 3 && Math.abs(by) >= 1; tries += 1) {
    const before = topOf(part);
    scroller.scrollBy({ top: by, behavior: "instant" });
    const after = topOf(part);
    if (after === before) return;
    by *= (after - top) / (before - after);
  }
}

const topOf = (part) => part.getBoundingClientRect().top;
const nodeOf = (part) => part.startContainer ?? part;

/** The first block that begins in the window and is not covered. */
function firstBlock(story) {
  const seenFrom = (block) => {
    const { top, left, width } = block.getBoundingClientRect();
    return top >= 0 && top < innerHeight && block.contains(hit(story, left + width / 2, top + 1));
  };
  return [...story.querySelectorAll(BLOCKS)].find(seenFrom);
}

/** The first visible letter of a block that begins above the window. */
function firstLine(story) {
  const { left, width, top, bottom } = story.getBoundingClientRect();
  const x = left + width / 2;
  for (let y = Math.max(top, 0) + STEP; y < Math.min(bottom, innerHeight); y += STEP) {
    const element = hit(story, x, y);
    // What covers the story from within its shadow tree is the story itself.
    if (!element || element === story || !story.contains(element)) continue;
    const letter = letterAt(x, y);
    if (letter && element.contains(letter.startContainer)) return letter;
  }
  return undefined;
}

const hit = (story, x, y) => story.getRootNode().elementFromPoint(x, y);

/** The letter at a point, as a range. */
function letterAt(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  const { startContainer: node, startOffset: offset } = found
    ? { startContainer: found.offsetNode, startOffset: found.offset }
    : (document.caretRangeFromPoint?.(x, y) ?? {});
  if (!(node instanceof Text) || !node.length) return undefined;
  const range = new Range();
  range.setStart(node, Math.min(offset, node.length - 1));
  range.setEnd(node, Math.min(offset, node.length - 1) + 1);
  // At a line's end the nearest letter may be in another line.
  const { top, bottom } = range.getBoundingClientRect();
  return top - STEP <= y && y <= bottom + STEP ? range : undefined;
}

/** The scroll containers around a node, across the boundaries of shadow trees; at the end the window. */
function scrollerOf(node) {
  const { scrollingElement, documentElement, body } = document;
  for (let place = above(node); place; place = above(place)) {
    if (place === documentElement) break;
    if (!(place instanceof Element) || place.scrollHeight <= place.clientHeight) continue;
    const { overflowY } = getComputedStyle(place);
    // Values of the body apply to the window, unless the document has its own.
    const isWindows = place === body && getComputedStyle(documentElement).overflowY === "visible";
    if (/auto|scroll/.test(overflowY) && !isWindows) return place;
  }
  return node === scrollingElement ? undefined : scrollingElement;
}

const above = (node) => node.assignedSlot ?? node.parentNode ?? node.host;

/**
 * The distance of an edge from the top of its scroll container, and how much of that top is covered by something fixed in the page, such
 * as a header.
 */
export function reachOf(edge) {
  const { host } = edge.getRootNode();
  const { top, left, width } = edge.getBoundingClientRect();
  const begin = Math.max(0, scrollTop(host));
  const covers = document.elementsFromPoint(left + width / 2, begin + 1).map((element) => fixedAround(element, host));
  const cover = covers.find(Boolean)?.getBoundingClientRect().bottom ?? begin;
  return [top - begin, cover - begin];
}

/** Whether the focused element would be covered by a box that is opaque between two heights of its place. */
export function hidesFocus(box, from, to) {
  const active = activeElement();
  if (!active || active === document.body || box.contains(active)) return false;
  const { top, bottom } = active.getBoundingClientRect();
  return top < to && bottom > from;
}

/** Scrolls the focused element out from under a cover that stays in place. */
export function uncoverFocus(cover) {
  const active = activeElement();
  if (!active || cover.contains(active)) return;
  const [seen, over] = [active, cover].map((element) => element.getBoundingClientRect());
  const isHidden = seen.top >= over.top && seen.bottom <= over.bottom && seen.left >= over.left && seen.right <= over.right;
  if (isHidden) active.scrollIntoView({ block: "center", behavior: "instant" });
}

/** The focused element, in any tree. */
function activeElement() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The top of a story's scroll container in the window; 0 for the window itself. */
function scrollTop(host) {
  for (let place = host.assignedSlot ?? host.parentNode; place; place = place.assignedSlot ?? place.parentNode ?? place.host)
    if (place instanceof Element && place !== document.body && place !== document.documentElement && /auto|scroll|hidden/.test(getComputedStyle(place).overflowY))
      return place.getBoundingClientRect().top;
  return 0;
}

/** The ancestor of an element that does not scroll with the story. */
function fixedAround(element, host) {
  for (let place = element; place instanceof Element; place = place.parentElement)
    if (!place.contains(host) && place !== host && /fixed|sticky/.test(getComputedStyle(place).position)) return place;
  return undefined;
}
