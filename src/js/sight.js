// What is in sight of a story that is scrolled: what the reader is looking at stays where it is while the text around it changes, and the
// controls and what has the focus are not covered. When that is, and of which stories, is decided by src/reader/sight.rs, which also holds
// what is made here, and by src/components/controls/reach.rs and reading.rs.

const BLOCKS = "p,li,dt,dd,h1,h2,h3,h4,h5,h6,blockquote,figure,figcaption,pre,table,hr";

/** How far apart lines are looked for, in CSS pixels: less than any is high. */
const STEP = 8;

/**
 * What is in sight of the first of these stories that is: an element or a range, where it stands, and what scrolls it, then the same of that. Nothing
 * at the beginning of a page, which stays the beginning.
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

/** Scrolls until what was in sight stands where it stood. Browsers that keep things in sight themselves may have scrolled any of it by then. */
export function keepInSight(places) {
  for (const { part, top, scroller } of [...places].reverse()) if (nodeOf(part).isConnected) scroll(scroller, part, top);
}

/** Scrolls something as far as it can until a part stands at a height. Its pixels need not be the window's: a page may be zoomed. */
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

/** The first block that begins in the window, and that nothing covers there. */
function firstBlock(story) {
  const seenFrom = (block) => {
    const { top, left, width } = block.getBoundingClientRect();
    return top >= 0 && top < innerHeight && block.contains(hit(story, left + width / 2, top + 1));
  };
  return [...story.querySelectorAll(BLOCKS)].find(seenFrom);
}

/** The first letter that is seen of a block which begins above the window. */
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
  // Beside a line's end the nearest letter may be of another line.
  const { top, bottom } = range.getBoundingClientRect();
  return top - STEP <= y && y <= bottom + STEP ? range : undefined;
}

/** What scrolls around a node, across the borders of shadow trees; in the end the window. */
function scrollerOf(node) {
  const { scrollingElement, documentElement, body } = document;
  for (let place = above(node); place; place = above(place)) {
    if (place === documentElement) break;
    if (!(place instanceof Element) || place.scrollHeight <= place.clientHeight) continue;
    const { overflowY } = getComputedStyle(place);
    // What a body says of it holds for the window, unless the document says something itself.
    const isWindows = place === body && getComputedStyle(documentElement).overflowY === "visible";
    if (/auto|scroll/.test(overflowY) && !isWindows) return place;
  }
  return node === scrollingElement ? undefined : scrollingElement;
}

const above = (node) => node.assignedSlot ?? node.parentNode ?? node.host;

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
