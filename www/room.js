// Tells of a strip that nobody can see, because its place is no pixel wide.

/** What opens with an animation has its width after this many milliseconds. */
const PATIENCE = 1000;
const told = new WeakSet();

const hasNoRoom = (element) => element.isConnected && element.getClientRects().length > 0 && element.clientWidth === 0;

/** Tells once of an element that is shown, and has no room to be seen in. */
export function checkRoom(element) {
  if (told.has(element) || !hasNoRoom(element)) return;
  told.add(element);
  setTimeout(() => {
    if (hasNoRoom(element)) console.warn(`slugline: ${element.localName} is 0 px wide: give its place a width (docs/problems.md#a-strip-is-0-px-wide)`);
    else told.delete(element);
  }, PATIENCE);
}
