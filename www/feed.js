// Feeds. All elements of a page that name the same one share its connection and its market.
//
// What a feed does next the module decides (src/feed/machine.rs): here it is told what has happened, and what it asks for is done.
import { Failure } from "./failure.js";
import { hasCrashed } from "./guard.js";
import { reading } from "./module.js";
import { fetchAnswer, forget, request, resolve } from "./source.js";
import { openStream } from "./transport.js";

/** Browsers take a longer wait for none, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

const feeds = new Map();

/**
 * @typedef {object} Follower who follows a feed
 * @property {() => number} interval seconds between two snapshots
 * @property {() => number} staleAfter seconds without a frame until the figures are old
 * @property {(outcome: object) => void} shown a snapshot is there
 * @property {() => void} changed quotes may have changed
 * @property {() => void} turned the state of the connection has changed
 * @property {(failure: Failure) => void} failed something is wrong, at most once a minute and kind
 */

export class Feed {
  /** What the last snapshot gave; nothing before the first. */
  outcome;
  /** The quotes, and what decides, once the module is there. */
  market;
  machine;

  #key;
  #src;
  #format;
  #stream;
  #created = Date.now();
  #followers = new Set();
  /** The first snapshot, on its way before the module is there. */
  #early;
  /** What was read and is to be shown. */
  #read;
  /** The attempt at a snapshot that is under way. */
  #attempt;
  /** What is still to be done. */
  #actions = [];
  #isBusy = false;
  #timer;
  /** Ends the fetch or stream that is under way. */
  #close;
  #listeners = new AbortController();

  /**
   * The feed of these addresses: the page's, if it has one already.
   * @param {{ src: string | null, format: string, stream: string | null }} addresses
   */
  static of({ src, format, stream }) {
    const addresses = { src: src && resolve(src), format, stream: stream && resolve(stream) };
    const key = JSON.stringify(addresses);
    if (!feeds.has(key)) feeds.set(key, new Feed(key, addresses));
    return feeds.get(key);
  }

  constructor(key, { src, format, stream }) {
    this.#key = key;
    this.#src = src;
    this.#format = format;
    this.#stream = stream;
    if (src) this.#early = request(src);
  }

  join(follower) {
    this.#followers.add(follower);
    this.follow();
  }

  /** Follows it no more; the last one ends it. */
  leave(follower) {
    this.#followers.delete(follower);
    if (this.#followers.size) return this.follow();
    feeds.delete(this.#key);
    this.#dispatch("end");
    clearTimeout(this.#timer);
    this.#early?.release();
    this.#listeners.abort();
    this.machine?.free();
    this.machine = undefined;
    // The market is left to its finaliser: what it gave last is shown until a successor is there.
    return undefined;
  }

  /** Followers expect something else than before. */
  follow() {
    const followers = [...this.#followers];
    this.#dispatch("follow", followers.map((follower) => follower.interval()), followers.map((follower) => follower.staleAfter()));
  }

  /** Begins with the module. Resolves when the first attempt at a snapshot is over. */
  begin({ FeedMachine, Market }) {
    if (this.machine) return this.begun;
    this.market = new Market();
    this.machine = new FeedMachine(this.#src ?? undefined, this.#stream ?? undefined, this.#created);
    const listen = (target, type, call) => target.addEventListener(type, call, { signal: this.#listeners.signal });
    listen(window, "online", () => this.#dispatch("online"));
    listen(window, "offline", () => this.#dispatch("offline"));
    listen(window, "pagehide", () => this.#dispatch("left"));
    listen(window, "pageshow", () => this.#dispatch("returned", document.hidden));
    listen(document, "visibilitychange", () => this.#dispatch("visibility", document.hidden));
    this.follow();
    this.#dispatch("begin", document.hidden);
    this.begun = this.#attempt?.promise;
    return this.begun;
  }

  /** Takes a new snapshot, and a new stream after it. Resolves when the attempt at the snapshot is over. */
  refresh() {
    if (this.#src) forget(this.#src);
    this.#dispatch("refresh");
    return this.#attempt?.promise;
  }

  /** Tells that quotes may have changed. */
  changed() {
    this.#each((follower) => follower.changed());
  }

  /** Tells the machine what has happened, by the name of its method, and does what it asks for. */
  #dispatch(event, ...given) {
    if (!this.machine) return;
    this.#actions.push(...(this.machine[event](...given, Date.now(), Math.random()) ?? []));
    if (this.#isBusy) return;
    // Whoever is called meanwhile may tell more: what comes of that is done after this.
    this.#isBusy = true;
    try {
      while (this.#actions.length && !hasCrashed()) this.#do(this.#actions.shift());
    } finally {
      this.#isBusy = false;
    }
    if (hasCrashed()) this.#rest();
  }

  #do({ action, turn, known, at, code, message, count }) {
    if (action === "fetch") this.#fetch(turn, known);
    if (action === "open") this.#open(turn);
    if (action === "close") this.#end();
    if (action === "schedule") this.#schedule(at);
    if (action === "notify") this.#each((follower) => follower.turned());
    if (action === "show") this.#show();
    if (action === "update") this.changed();
    if (action === "attempted") this.#attempted();
    if (action === "report") this.#report(new Failure(code, message, { url: this.#stream ?? this.#src, count }));
  }

  /** Whoever is called may follow another feed from then on. */
  #each(call) {
    for (const follower of [...this.#followers]) call(follower);
  }

  async #fetch(turn, known) {
    const abort = new AbortController();
    const early = this.#early;
    this.#early = undefined;
    const attempt = {};
    attempt.promise = new Promise((resolve) => (attempt.resolve = resolve));
    this.#attempt = attempt;
    this.#close = () => {
      abort.abort();
      early?.release();
    };
    const ended = () => abort.signal.aborted;
    const answer = early?.answer ?? fetchAnswer(this.#src, { cache: "no-cache", signal: abort.signal, known });
    const { outcome, etag } = await this.#readAnswer(answer, ended).catch((failure) => ({ outcome: failure }));
    early?.release();
    if (ended()) return;
    if (outcome?.code) {
      this.#dispatch("failed", turn, outcome.code, outcome.message, outcome.wait ?? 0);
    } else {
      this.#read = outcome;
      this.#dispatch("fetched", turn, etag ?? undefined, Boolean(outcome));
    }
  }

  /** Reads the answer of a server into the market; gives no outcome where it is what came before. */
  async #readAnswer(answer, ended) {
    const { bytes, etag } = await answer;
    if (!bytes || ended()) return { etag };
    return { etag, outcome: await reading(() => this.market.show(bytes, this.#format, Date.now()), ended) };
  }

  #open(turn) {
    try {
      this.#close = openStream(this.#stream, {
        opened: () => this.#dispatch("opened", turn),
        frame: (data) => this.#dispatch("message", turn, data, this.market),
        lost: (resumes) => this.#dispatch("closed", turn, resumes),
      });
    } catch (cause) {
      this.#dispatch("refused", turn, cause.message);
    }
  }

  #end() {
    this.#close?.();
    this.#close = undefined;
  }

  #schedule(at) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#dispatch("due"), Math.min(LONGEST_TIMER, at - Date.now()));
  }

  /** Shows what was read: a snapshot, or the first frame, which is one. */
  #show() {
    this.outcome = this.#read ?? { format: "slugline", warnings: [] };
    this.#read = undefined;
    this.#each((follower) => follower.shown(this.outcome));
  }

  #attempted() {
    this.#attempt?.resolve();
    this.#attempt = undefined;
  }

  #report(failure) {
    this.#each((follower) => follower.failed(failure));
  }

  /** Nothing is under way any more: the module has crashed. */
  #rest() {
    clearTimeout(this.#timer);
    this.#end();
    this.#attempted();
  }
}
