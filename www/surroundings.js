// What an element takes from where it stands: the language, and the direction of the text. Both may change at run time, on the element,
// around it, or because it stands elsewhere. (A colour scheme is inherited by the style sheets themselves.)
import { languageOf } from "./attribute.js";

/** What may change them. A page's classes and styles are looked at where they can, around the elements. */
const ATTRIBUTES = ["dir", "lang", "class", "style"];

/** What the elements at work were in when it was looked at last, as `{ lang, isRightToLeft }`. */
const followers = new Map();
/** One for all elements. */
let observer;

/** What an element is in now. */
const surroundingsOf = (element) => ({ lang: languageOf(element), isRightToLeft: getComputedStyle(element).direction === "rtl" });

/** What an element inherits from: through slots and shadow trees, as styles do. */
const outwards = (node) => node.assignedSlot ?? node.parentNode ?? node.host;

/** Observes what is around the elements, once each. An observer cannot forget a single one. */
function observe() {
  observer.disconnect();
  const around = new Set();
  for (const element of followers.keys())
    for (let node = element; node && !around.has(node); node = outwards(node)) {
      around.add(node);
      if (node instanceof Element) observer.observe(node, { attributeFilter: ATTRIBUTES });
    }
}

/** Looks at an element, and tells it what is otherwise than before. */
function look(element) {
  const before = followers.get(element);
  const now = surroundingsOf(element);
  followers.set(element, now);
  if (now.lang !== before.lang) element.languageChanged(now.lang);
  if (now.isRightToLeft !== before.isRightToLeft) element.directionChanged(now.isRightToLeft);
}

/** Begins to follow what is around an element that was made in the language `lang`, or looks again where it stands elsewhere. */
export function follow(element, lang) {
  observer ??= new MutationObserver(() => {
    for (const follower of followers.keys()) look(follower);
  });
  if (!followers.has(element)) followers.set(element, { ...surroundingsOf(element), lang });
  observe();
  look(element);
}

/** Leaves an element alone. */
export function unfollow(element) {
  if (followers.delete(element)) observe();
}
