// Warns of a strip that nobody can see, because its place is no pixel wide.

/** What opens with an animation has its width after this many milliseconds. */
const PATIENCE = 1000;
const reported = new WeakSet();

const hasNoRoom = (element) => element.isConnected && element.getClientRects().length > 0 && element.clientWidth === 0;

/** Warns once of an element that is shown, and has no room to be seen in. */
export function checkRoom(element) {
  if (reported.has(element) || !hasNoRoom(element)) return;
  reported.add(element);
  setTimeout(() => {
    if (hasNoRoom(element)) console.warn(`slugline: ${element.localName} is 0 px wide: give its place a width (docs/problems.md#a-strip-is-0-px-wide)`);
    else reported.delete(element);
  }, PATIENCE);
}
