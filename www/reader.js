// What the reader has chosen, in force on this page: the preferences of the site, and those of stories with `persist="none"`, which
// are gone with the page. A change is followed by every element at work, in whatever tree it stands.
import { readerSheet } from "./beside.js";
import { lost, report } from "./failure.js";
import { concerns, readPreferences, writePreferences } from "./preferences.js";

/** The elements at work. */
const working = new Set();
const kept = { values: {} };
const passing = { values: {}, passes: true };
let persists = true;
/** Makes a style sheet of preferences, once it is there. */
let sheetText;

const isPassing = (element) => element.getAttribute("persist") === "none";
const choicesOf = (element) => (isPassing(element) ? passing : kept);

/** Begins to keep preferences. `persist` is the script tag's; `sheet` is what it has applied them by, made by `make`. */
export function keepPreferences(persist, sheet, make) {
  sheetText = make;
  persists = persist !== "none";
  if (!persists) return writePreferences({});
  kept.sheet = sheet;
  kept.values = readPreferences();
  addEventListener("storage", (event) => {
    if (concerns(event)) share(kept, readPreferences());
  });
  // Tabs tell nothing to a page that is only kept to go back to.
  addEventListener("pageshow", (event) => {
    if (event.persisted && !kept.isLoose) share(kept, readPreferences());
  });
}

/** The preferences that hold for an element. */
export const preferencesOf = (element) => choicesOf(element).values;

/** Remembers preferences, and lets every element follow; `undefined` forgets one. */
export function prefer(element, changed) {
  keep(choicesOf(element), changed);
}

function keep(choices, changed) {
  const values = { ...choices.values, ...changed };
  // What could not be stored lasts as long as the page.
  if (choices === kept && persists) kept.isLoose = !writePreferences(values);
  share(choices, values);
}

function share(choices, values) {
  choices.values = values;
  write(choices);
  for (const element of working) {
    wear(element);
    element.followPreferences();
  }
}

/** Writes the sheet of some choices, where there are any or were. */
async function write(choices) {
  const { sheet, values, passes } = choices;
  if (!sheet && !Object.keys(values).length) return;
  if (!sheetText) {
    try {
      ({ sheetText } = await readerSheet());
      share(choices, choices.values);
    } catch (cause) {
      report({ ...(await lost(cause)), fatal: false }, working);
    }
    return;
  }
  const text = sheetText(values, passes);
  if (text) choices.sheet ??= new CSSStyleSheet();
  choices.sheet?.replaceSync(text);
}

/** Gives the tree in which an element stands the reader's sheets. Last: they win. */
export function wear(element) {
  const root = element.getRootNode();
  for (const { sheet } of [kept, passing])
    if (sheet && root.adoptedStyleSheets?.includes(sheet) === false) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Lets an element follow the preferences, of which `names` are those of its kind. */
export function follow(element, names) {
  working.add(element);
  // What the script tag has not applied, the first element does.
  if (!kept.sheet) write(kept);
  wear(element);
  forget(element, names);
}

/** Lets an element follow no more. */
export const unfollow = (element) => working.delete(element);

/** Deletes what is stored for elements of a kind, once all of them on the page say that nothing shall be. */
export function forget(element, names) {
  const others = [...working, ...document.querySelectorAll(element.localName)];
  if (others.every((other) => other.localName !== element.localName || isPassing(other)) && names.some((name) => kept.values[name] !== undefined))
    keep(kept, Object.fromEntries(names.map((name) => [name, undefined])));
}
