// What the elements share: their lifecycle, their events, the reader's preferences.
import { languageOf } from "./language.js";
import { Failure, report } from "./failure.js";
import { expectAlive, hasCrashed, offCrash, onCrash, unlessCrashed } from "./guard.js";
import { inOwnTask, whenIdle, whenNear, whenParsed } from "./readiness.js";
import { load, loadRoom } from "./module.js";
import { handOver } from "./persistence.js";
import { dataScript, encode, forget, request } from "./source.js";
import { adopt, pageSheetFor, shadowSheet } from "./styles.js";
import { follow, unfollow } from "./surroundings.js";
import { learn, wordsOf } from "./words.js";

/**
 * The base of the elements. On a server, where there are no elements, the classes exist but do nothing.
 *
 * Properties, methods, events, parts and the rest that pages may use are told in these comments and nowhere else, attributes in
 * src/attributes/: the declarations and `custom-elements.json` are made from them (xtask/face.mjs).
 *
 * @fires {CustomEvent<{ format: Exclude<Format, "auto"> | "children", warnings: string[] }>} slugline-ready - content is shown: the format that was
 *   read, and its warnings
 * @fires {CustomEvent<{ code: string, message: string, fatal: boolean, url: string, version: string, count?: number }>} slugline-error - something
 *   is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far
 *
 * @cssState ready - content is shown
 *
 * @cssprop --slugline-ink - text
 * @cssprop --slugline-surface - background
 * @cssprop --slugline-focus - focus ring
 * @cssprop --slugline-muted - secondary text
 * @cssprop --slugline-rule - hairlines, borders of buttons and panels
 * @cssprop --slugline-tint - background of code, hovered buttons
 */
export class SluglineElement extends (globalThis.HTMLElement ?? Object) {
  /** Attributes that name a source to fetch. @type {string[]} */
  static sources = ["src"];
  /** Whether children without a source are content. */
  static takesChildren = false;
  /** Whether it needs neither a source nor children. */
  static isOwnSource = false;
  /** Properties that may have been set before the upgrade. @type {string[]} */
  static properties = [];

  #internals = this.attachInternals?.();
  /** The WASM side. Nothing else keeps it alive. */
  #view;
  /** The module that it comes from. */
  #module;
  /** Whether the rest of the page is inside it, because its end tag is missing. */
  #hasRest = false;
  /** Incremented when the operations in progress have become outdated. */
  #turn = 0;
  #request;
  /** Whether `src` is to be fetched again, even if it is known. */
  #forgets = false;
  #given;
  #ready = deferred();
  #crashed = (failure) => this.fail(failure);

  /**
   * Resolves when the element shows its content; rejects with the error that `slugline-error` reports.
   * @type {Promise<void>}
   * @readonly
   */
  get ready() {
    return this.#ready.promise;
  }

  /** @internal */
  connectedCallback() {
    if (isApplications(this)) return;
    for (const name of this.constructor.properties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#view) {
      this.#start();
      return;
    }
    // A move is a disconnection and a connection in one task: the view stays. The page's style may not apply at the new place.
    pageSheetFor(this).then((sheet) => adopt(this, sheet));
    this.reader?.moved();
    follow(this);
  }

  /** @internal */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /** @internal */
  attributeChangedCallback(name, former, value) {
    if (isApplications(this)) return;
    if (!this.#view) {
      // What waits for the reader to come near need not wait any more.
      if (name === "loading" && former !== null) this.#start();
      return;
    }
    if (name === "persist") this.reader?.persistence_changed();
    if (["format", "credentials", ...this.constructor.sources].includes(name)) this.#start();
    if (!this.view) return;
    this.attribute(name, value);
    this.loadRooms();
  }

  /**
   * Fetches `src` again, or reads the children again.
   * @returns {Promise<void>}
   */
  async reload() {
    this.#forgets = true;
    await this.#start();
  }

  /**
   * Shows text, bytes of text, or an object of the JSON of record. Resolves when the attempt is over.
   * @param {string | Uint8Array | object} source
   * @param {Format} [format=auto]
   * @returns {Promise<void>}
   */
  show(source, format = "auto") {
    this.#given = { bytes: source instanceof Uint8Array ? source : encode(source), format };
    return this.#start();
  }

  /** The WASM side, while the element is active. @internal */
  get view() {
    return hasCrashed() ? undefined : this.#view;
  }

  /** Switches to the language of its place, which has changed, as soon as its words are there. @internal */
  async languageChanged(lang) {
    const words = await wordsOf(lang, this);
    if (!this.view || languageOf(this) !== lang) return;
    learn(this.#module, words);
    this.view.setLang(lang);
  }

  /** The direction of the text around it has changed. @internal */
  directionChanged() {}

  /** The follower of the reader's preferences, while the element is active. Overridden by each element. @internal */
  get reader() {
    return undefined;
  }

  /** Loads what the attributes need in addition to the module. Overridden by each element. @internal */
  loadRooms() {}

  /** Makes the view. Overridden by each element. @internal */
  begin() {}

  /** Begins what must wait until the attributes are applied. @internal */
  begun() {}

  /** Ends what does not belong to the view. @internal */
  end() {}

  /** Takes the value of an attribute, or `null`. @internal */
  attribute(name, value) {
    this.view.setAttribute(name, value ?? undefined);
  }

  /** Shows bytes in a format. Overridden by each element; returns `{ format, warnings }` or `{ code, message }`. @internal */
  showBytes() {}

  /** Shows content without bytes: what the element contains, or what a feed delivers. @internal */
  showOwn() {}

  /** Begins to fetch `src`, with `anew` even if it is known. @internal */
  fetchSource(format, anew) {
    const address = this.getAttribute("src");
    this.#request?.abort.abort();
    if (anew) forget(address, this.credentials);
    this.#request = request(address, this.credentials);
  }

  /** To which servers requests take cookies along. An unknown word is reported by the module. @internal */
  get credentials() {
    const written = this.getAttribute("credentials")?.trim();
    return ["include", "omit"].includes(written) ? written : "same-origin";
  }

  /** Returns the bytes of what is fetched. @internal */
  async readSource(module, format) {
    const { url, response } = this.#request;
    const answer = await unlessCrashed(module.readAnswer(url, response, format === "html"));
    if (answer?.code) throw new Failure(answer.code, answer.message, { url });
    return answer;
  }

  /** Passes the fetch that was begun, if any, to its new owner. @internal */
  handOverRequest() {
    const begun = this.#request;
    this.#request = undefined;
    return begun;
  }

  /** Releases the source. @internal */
  releaseSource() {
    this.handOverRequest()?.abort.abort();
  }

  /** Sets a state for style sheets: `:state(name)`. @internal */
  setState(name, is) {
    try {
      this.#internals.states[is ? "add" : "delete"](name);
    } catch {
      // Some browsers have no states, and some require two dashes before the name.
    }
  }

  /** Sets the role and the name for assistive technology. Attributes of the page take precedence. @internal */
  setRole(role, name) {
    if (this.#internals) Object.assign(this.#internals, { role, ariaLabel: name ?? null });
  }

  /** Notifies the page of what the reader did with a control. @internal */
  act(control, value) {
    this.dispatch("slugline-action", { control, value });
  }

  /** Dispatches an event; returns whether the page allows its effect. @internal */
  dispatch(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Reports the result of a call of the module if it is a failure, and returns whether it is none. @internal */
  succeeds(outcome) {
    if (!outcome?.code) return Boolean(outcome);
    this.fail(new Failure(outcome.code, outcome.message, { url: this.getAttribute("src") ?? "" }));
    return false;
  }

  async #start() {
    if (isApplications(this)) return;
    const turn = ++this.#turn;
    const ended = () => turn !== this.#turn || !this.isConnected;
    await whenParsed(this);
    if (ended()) return;
    try {
      const source = this.#source();
      if (this.getAttribute("loading")?.trim() === "lazy" && source?.isRemote) await whenNear(this);
      if (ended() || !source) return;
      if (source.isRemote) {
        this.fetchSource(source.format, this.#forgets);
        this.#forgets = false;
      }
      if (!source.hurries) await whenIdle(this);
      if (ended()) return;
      const lang = languageOf(this);
      const [module, sheet, words] = await Promise.all([
        load(),
        pageSheetFor(this),
        wordsOf(lang, this),
        !/auto|slugline/.test(source.format) && loadRoom("formats"),
        this.loadRooms(),
      ]);
      if (ended()) return;
      const data = await source.bytes(module);
      // A story and a strip that hurry show together: the quotes next to its words take their space before they are seen.
      if (!source.hurries) await inOwnTask();
      if (ended()) return;
      // While styles are up to date: its direction is read without another pass.
      follow(this, lang);
      // Not before everything is there: the sheet reserves space for controls.
      adopt(this, sheet);
      learn(module, words);
      this.#mount(module, Boolean(source.isRemote || source.isData));
      if (!this.view) return;
      const outcome = await (data ? this.showBytes(data, source, module, ended) : this.showOwn());
      if (!ended() && this.succeeds(outcome)) this.notifyReady(outcome);
    } catch (error) {
      if (!ended()) this.fail(error instanceof Failure ? error : new Failure("load-failed", `${error}`, { cause: error }));
    }
  }

  /**
   * Where the content comes from: what was given, `src`, a script with data, or the children; the first that is there. Nothing
   * where there is nothing yet.
   */
  #source() {
    const format = this.getAttribute("format")?.trim() ?? "auto";
    const given = this.#given;
    if (given) return { hurries: true, format: given.format, bytes: () => given.bytes };
    if (this.constructor.sources.some((name) => this.hasAttribute(name))) {
      return {
        isRemote: true,
        hurries: this.children.length === 0,
        format,
        bytes: (module) => this.readSource(module, format),
      };
    }
    const script = dataScript(this);
    if (script) {
      const own = format === "auto" ? script.format : format;
      return { isData: true, hurries: this.children.length === 1, format: own, bytes: () => encode(script.text) };
    }
    const { isOwnSource, takesChildren } = this.constructor;
    const isThere = isOwnSource || (takesChildren && this.textContent.trim() !== "");
    return isThere ? { hurries: false, format, bytes: () => undefined } : undefined;
  }

  #mount(module, hasSource) {
    if (this.#view) return;
    expectAlive();
    this.#hasRest ||= module.hasRestOfPage(this, hasSource);
    // What may fail comes before the shadow root, which covers the children.
    const sheet = shadowSheet(this.constructor.css);
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    shadow.replaceChildren();
    handOver(module);
    const lang = languageOf(this);
    try {
      const view = this.begin(module, shadow, lang);
      expectAlive();
      this.#view = view;
      this.#module = module;
    } catch (failure) {
      uncover(shadow);
      throw failure;
    }
    onCrash(this.#crashed);
    for (const name of this.constructor.observedAttributes)
      if (this.view && this.hasAttribute(name)) this.attribute(name, this.getAttribute(name));
    // The rest of the page is seen, whatever the view covers.
    if (this.#hasRest) shadow.append(Object.assign(document.createElement("slot"), { className: "rest" }));
    if (this.view) this.begun(module);
  }

  #stop() {
    this.#turn += 1;
    this.releaseSource();
    offCrash(this.#crashed);
    const view = this.#view;
    this.#view = undefined;
    unfollow(this);
    if (!view) return;
    this.setState("ready", false);
    this.end();
    view.free();
    uncover(this.shadowRoot);
  }

  /** Reports that content is shown. @internal */
  notifyReady(detail) {
    this.setState("ready", true);
    // A new one for those who ask after a failure: the old one has been rejected permanently.
    if (this.#ready.failed) this.#ready = deferred();
    this.#ready.resolve();
    this.dispatch("slugline-ready", detail);
  }

  /** Reports an error. @internal */
  fail(failure) {
    this.#ready.failed = true;
    this.#ready.reject(failure);
    report(failure, [this]);
  }
}

/** Whether an application fills the element's shadow root (src/components/host.rs): then the element is left alone. */
function isApplications(element) {
  return element.getAttribute("data-slugline-host") === "app";
}

/** Shows the children of an element as if it had no shadow root. */
function uncover(shadow) {
  const slots = ["header", "", "footer"].map((name) => Object.assign(document.createElement("slot"), { name }));
  shadow.replaceChildren(...slots);
}

/** A promise that may be ignored. */
function deferred() {
  const result = {};
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
  result.promise.catch(() => {});
  return result;
}
