// A story read aloud, sentence by sentence. The sentence is marked by a highlight: nothing in the story changes.
import { halt, resume, voice_failed } from "words:names";
import { sentences } from "./sentences.js";

const MARK = "slugline-listen";

/** What comes before the region and the rest. */
const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

/** The device has one voice at a time. */
let current;

export class Reading {
  #panel;
  #element;
  #player;
  #opener;
  #ended = new AbortController();
  #sentences;
  #at = 0;
  /** Raised whenever what is spoken has become out of date: browsers tell of it later. */
  #turn = 0;
  #speaks = false;
  /** Held here: some browsers forget what is being spoken, and tell no end of it. */
  #utterance;

  constructor(panel, element, root, opener) {
    current?.stop();
    current = this;
    this.#panel = panel;
    this.#element = element;
    this.#opener = opener;
    this.#player = root.querySelector(".player");
    this.#sentences = sentences(root, element.language);
    this.#fill();
    const { signal } = this.#ended;
    this.#player.addEventListener("click", ({ target }) => this.#press(target), { signal });
    this.#player.addEventListener("change", ({ target }) => this.#choose(target), { signal });
    this.#player.addEventListener("keydown", ({ key }) => key === "Escape" && this.stop(), { signal });
    addEventListener("pagehide", () => this.stop(), { signal });
    this.#player.showPopover({ source: opener });
    this.#player.querySelector(".halt").focus();
    this.#element.act("listen", "start");
    this.#go(0);
  }

  /** Ends reading, and gives the focus back. */
  stop(outcome = "stop") {
    if (this.#ended.signal.aborted) return;
    const hadFocus = this.#player.contains(this.#player.getRootNode().activeElement);
    this.#silence();
    this.#ended.abort();
    current = undefined;
    CSS.highlights?.delete(MARK);
    if (this.#player.isConnected) this.#player.hidePopover();
    if (hadFocus) this.#opener.focus();
    this.#element.act("listen", outcome);
  }

  #silence() {
    this.#turn += 1;
    this.#speaks = false;
    speechSynthesis.cancel();
    this.#name();
  }

  #name() {
    this.#player.querySelector(".halt").textContent = this.#panel.word(this.#speaks ? halt : resume);
  }

  /** Speaks the sentence at that place, or only marks it while reading is paused. */
  #go(at, speaks = true) {
    this.#silence();
    const last = this.#sentences.length;
    while (this.#sentences[at] && !this.#sentences[at].range.startContainer.isConnected) at += 1;
    if (at >= last) return this.stop("end");
    this.#at = Math.max(0, at);
    const { text, lang, range } = this.#sentences[this.#at];
    CSS.highlights?.set(MARK, new Highlight(range));
    this.#speaks = speaks;
    this.#fault("");
    this.#name();
    if (!speaks) return undefined;
    const turn = this.#turn;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.#voice(lang);
    if (!utterance.voice) return this.#fail();
    utterance.lang = utterance.voice.lang;
    utterance.rate = this.#element.preferences.rate ?? 1;
    utterance.onend = () => turn === this.#turn && this.#go(this.#at + 1);
    utterance.onerror = () => turn === this.#turn && this.#fail();
    this.#utterance = utterance;
    speechSynthesis.speak(utterance);
    return undefined;
  }

  /** The story stays as it is, and so does the place in it. */
  #fail() {
    this.#silence();
    this.#fault(this.#panel.word(voice_failed));
    this.#element.act("listen", "failed");
  }

  #fault(words) {
    this.#player.querySelector(".fault").textContent = words;
    this.#panel.say(words);
  }

  /** The voice that the reader chose for a language, or the first; that of the story for a language without any. */
  #voice(lang) {
        const chosen = (voices) => voices.find((voice) => voice.voiceURI === this.#element.preferences.voices?.[primary(voice.lang)]) ?? voices[0];
    return chosen(this.#panel.voices(lang)) ?? chosen(this.#panel.voices());
  }

  #press(target) {
    const is = (name) => target.classList.contains(name);
    const tell = (value) => this.#element.act("listen", value);
    if (is("stop")) this.stop();
    else if (is("halt")) {
      tell(this.#speaks ? "pause" : "play");
      if (this.#speaks) this.#silence();
      else this.#go(this.#at);
    } else if (is("previous") || is("next")) {
      const way = is("next") ? 1 : -1;
      tell(is("next") ? "next" : "previous");
      this.#go(Math.min(this.#at + way, this.#sentences.length - 1), this.#speaks);
    }
  }

  #choose({ className, value }) {
    const { voices } = this.#element.preferences;
    const isRate = className === "rate";
    this.#element.prefer(isRate ? { rate: Number(value) } : { voices: { ...voices, [primary(this.#element.language || navigator.language)]: value } });
    this.#element.act("listen", isRate ? `rate ${value}` : "voice");
    if (this.#speaks) this.#go(this.#at);
  }

  #fill() {
    const number = new Intl.NumberFormat(this.#player.closest(".toolbar").lang);
    const options = (name, entries, chosen) =>
      this.#player.querySelector(name).replaceChildren(...entries.map(([value, text]) => new Option(text, value, false, value === chosen)));
    options(".rate", this.#panel.rates.map((rate) => [rate, `${number.format(rate)}×`]), this.#element.preferences.rate ?? 1);
    const voices = this.#panel.voices();
    options(".voice", voices.map(({ voiceURI, name }) => [voiceURI, name]), this.#voice(this.#element.language)?.voiceURI);
  }
}
