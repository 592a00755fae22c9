// The reader's panel at work: settings, sharing, paper. Loaded by stories that have more controls than the size of their text.
import css from "../src/style/panel.css";
import { copied, copy_this, not_shared, restored_all, usual } from "words:names";
import { listening } from "./beside.js";
import { Controls } from "./controls.js";
import { print } from "./print.js";
import { SETTINGS } from "./settings.js";
import { share, whereabouts } from "./share.js";
import { voicesFor } from "./voices.js";

let sheet;

export class Panel {
  #element;
  #root;
  #controls;
  #ended = new AbortController();
  #reading;

  constructor(element, root) {
    this.#element = element;
    this.#root = root;
    this.#controls = new Controls(root, (place) => this.word(place));
    const { signal } = this.#ended;
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.addEventListener(
      "input",
      (event) => {
        // What is chosen here is no input of the page's.
        event.stopPropagation();
        this.#choose(event.target);
      },
      { signal },
    );
    root.addEventListener("beforetoggle", (event) => this.#toggle(event), { signal, capture: true });
    root.addEventListener("click", ({ target }) => this.#press(target.closest("button")), { signal });
    globalThis.speechSynthesis?.addEventListener?.("voiceschanged", () => element.followPreferences(), { signal });
  }

  /** Whether the story can be read aloud. */
  get hasVoices() {
    return this.voices().length > 0;
  }

  /** The voices for a language, or for that of the story. */
  voices(lang = this.#element.language) {
    return voicesFor(lang);
  }

  /** How fast they may speak. */
  get rates() {
    return SETTINGS.rate;
  }

  /** Shows these controls, and what is chosen. */
  show(bits) {
    this.#controls.show(bits);
    this.#follow();
  }

  #follow() {
    const { preferences } = this.#element;
    const percent = new Intl.NumberFormat(this.#find(".toolbar").lang, { style: "percent" });
    for (const input of this.#root.querySelectorAll(".settings input")) {
      const value = preferences[input.name];
      if (input.type === "radio") input.checked = input.value === (value ?? "");
      else {
        const values = SETTINGS[input.name];
        const step = values.indexOf(value) + 1;
        input.max = values.length;
        input.value = step;
        const said = step ? percent.format(value / 100) : this.word(usual);
        input.setAttribute("aria-valuetext", said);
        input.previousElementSibling.textContent = said;
      }
    }
  }

  /** Lets go of the story. */
  end() {
    this.#ended.abort();
    this.#reading?.stop();
  }

  /** A word of the controls. */
  word(place) {
    return this.#element.view?.word(place) ?? "";
  }

  /** Says something politely. */
  say(words) {
    this.#find(".said").textContent = words;
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  #toggle({ newState, target }) {
    if (newState === "open") return;
    // Not every browser gives the focus back in a shadow tree.
    if (target.contains(this.#root.activeElement)) this.#find(`[popovertarget="${target.id}"]:not(.close)`)?.focus();
  }

  #choose({ name, type, value }) {
    if (!SETTINGS[name]) return;
    const chosen = type === "radio" ? value || undefined : SETTINGS[name][value - 1];
    this.#element.prefer({ [name]: chosen });
    const { lineSpacing: line = "auto", letterSpacing: letter = "auto", wordSpacing: word = "auto" } = this.#element.preferences;
    if (name.endsWith("Spacing")) this.#element.act("spacing", { line, letter, word });
    else this.#element.act(name, chosen ?? "auto");
  }

  #press(button) {
    if (!button) return;
    const is = (name) => button.classList.contains(name);
    if (is("restore")) this.#restore();
    else if (is("share")) this.#share(button);
    else if (is("print")) {
      this.#element.act("print", true);
      print(this.#element, whereabouts(this.#element).url);
    } else if (is("listen")) this.#listen(button);
  }

  #restore() {
    this.#element.prefer(Object.fromEntries(this.#element.constructor.preferred.map((name) => [name, undefined])));
    this.say(this.word(restored_all));
    this.#element.act("reset", true);
  }

  async #share(button) {
    const what = whereabouts(this.#element);
    const outcome = await share(what);
    const said = { copied, refused: copy_this, cancelled: not_shared }[outcome];
    if (said && this.#element.view) {
      const words = this.word(said);
      this.say(outcome === "refused" ? `${words} ${what.url}` : words);
      const [note, address] = [this.#find(".note"), this.#find(".address")];
      note.firstElementChild.textContent = words;
      address.hidden = outcome !== "refused";
      address.value = what.url;
      if (outcome !== "cancelled") note.showPopover({ source: button });
      if (!address.hidden) address.select();
    }
    this.#element.act("share", outcome);
  }

  async #listen(button) {
    const loaded = await listening().catch((cause) => this.#element.missed(cause));
    if (!loaded || !this.#element.view) return;
    const folded = this.#find(".sheet:popover-open");
    folded?.hidePopover();
    this.#reading?.stop();
    this.#reading = new loaded.Reading(this, this.#element, this.#root, folded ? this.#find(".more") : button);
  }
}
