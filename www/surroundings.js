// What an element takes from its place: the language, and the direction of the text. Both may change at run time, on the element,
// around it, or because it is moved. (A colour scheme is inherited by the style sheets themselves.)
import { languageOf } from "./language.js";

/** What may change them. Classes and styles of the page are observed where they can matter, around the elements. */
const ATTRIBUTES = ["dir", "lang", "class", "style"];

/** The surroundings of the active elements at the last check, as `{ lang, isRightToLeft }`. */
const followers = new Map();
/** One for all elements. */
let observer;

/** The surroundings of an element now. */
const surroundingsOf = (element) => ({ lang: languageOf(element), isRightToLeft: getComputedStyle(element).direction === "rtl" });

/** What an element inherits from: through slots and shadow trees, as styles do. */
const outwards = (node) => node.assignedSlot ?? node.parentNode ?? node.host;

/** Observes the surroundings of the elements, each once. An observer cannot unobserve a single node. */
function observe() {
  observer.disconnect();
  const around = new Set();
  for (const element of followers.keys())
    for (let node = element; node && !around.has(node); node = outwards(node)) {
      around.add(node);
      if (node instanceof Element) observer.observe(node, { attributeFilter: ATTRIBUTES });
    }
}

/** Checks an element, and notifies it of changes. */
function look(element) {
  const before = followers.get(element);
  const now = surroundingsOf(element);
  followers.set(element, now);
  if (now.lang !== before.lang) element.languageChanged(now.lang);
  if (now.isRightToLeft !== before.isRightToLeft) element.directionChanged(now.isRightToLeft);
}

/** Follows the surroundings of an element that starts in the language `lang`, or checks them again if it was moved. */
export function follow(element, lang) {
  observer ??= new MutationObserver(() => {
    for (const follower of followers.keys()) look(follower);
  });
  if (!followers.has(element)) followers.set(element, { ...surroundingsOf(element), lang });
  observe();
  look(element);
}

/** Stops following an element. */
export function unfollow(element) {
  if (followers.delete(element)) observe();
}
