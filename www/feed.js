// Feeds. All elements of a page that name the same one share its connection and its market.
import { Failure, Tally } from "./failure.js";
import { hasCrashed } from "./guard.js";
import { reading } from "./module.js";
import { fetchAnswer, forget, request, resolve } from "./source.js";
import { openStream } from "./transport.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A longer frame is dropped, in characters. */
const MOST_FRAME = 1 << 20;
/** A snapshot that takes longer has failed. */
const PATIENCE = 30 * SECOND;
/** The first wait between two attempts; each is twice as long as the one before, by chance up to a half shorter. */
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = MINUTE;
/** A connection that has stood so long is sound: the next loss begins with the first wait again. */
const STEADY = MINUTE;
/** So often the browser's own attempts are let be, which resume but never wait longer. */
const OWN_ATTEMPTS = 3;
/** After a loss a connection without a frame counts when it has stood so long: a server may close it at once. */
const SETTLED = 5 * SECOND;
/** Nobody looks: so long after that the connection is closed. */
const BEDTIME = MINUTE;

const feeds = new Map();

/**
 * @typedef {object} Follower who follows a feed
 * @property {() => number} interval seconds between two snapshots
 * @property {() => number} staleAfter seconds without a frame until the figures are old
 * @property {(outcome: object) => void} shown a snapshot is there
 * @property {() => void} changed quotes may have changed
 * @property {() => void} turned `phase` has changed
 * @property {(failure: Failure) => void} failed something is wrong, at most once a minute and kind
 */

export class Feed {
  /** `connecting`, `open`, or `lost` until it is open again. */
  phase = "connecting";
  /** When the phase `connecting` began. */
  since = Date.now();
  /** When figures came last; nothing before the first. */
  heard;
  /** Whether it is closed because nobody looks. */
  isAsleep = false;
  /** What the last snapshot gave; nothing before the first. */
  outcome;
  /** The quotes, once the module is there. */
  market;

  #key;
  #src;
  #format;
  #stream;
  #followers = new Set();
  /** The first snapshot, on its way before the module is there. */
  #early;
  #etag;
  /** Raised whenever what is under way has become out of date. */
  #turn = 0;
  #attempts = 0;
  #ownAttempts = 0;
  /** When the last attempt began, and when the connection stood. */
  #tried = 0;
  #opened = 0;
  #isWaiting = false;
  #timers = {};
  #close;
  #tally = new Tally();
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

  /** Whether frames come by themselves. */
  get streams() {
    return Boolean(this.#stream);
  }

  join(follower) {
    this.#followers.add(follower);
  }

  /** Follows it no more; the last one ends it. */
  leave(follower) {
    this.#followers.delete(follower);
    if (this.#followers.size) return;
    feeds.delete(this.#key);
    this.#rest();
    this.#early?.release();
    this.#listeners.abort();
    // The market is left to its finaliser: what it gave last is shown until a successor is there.
  }

  /** Begins with the module. Resolves when the first attempt at a snapshot is over. */
  begin({ Market }) {
    if (this.market) return this.begun;
    this.market = new Market();
    const listen = (target, type, call) => target.addEventListener(type, call, { signal: this.#listeners.signal });
    listen(window, "online", () => this.#wake());
    listen(window, "offline", () => this.#lose("network", "the browser is offline"));
    listen(window, "pagehide", () => this.#sleep());
    listen(window, "pageshow", () => this.#wake());
    listen(document, "visibilitychange", () => {
      if (document.hidden) this.#after("bed", BEDTIME, () => this.#sleep());
      else this.#wake();
    });
    if (document.hidden) this.#after("bed", BEDTIME, () => this.#sleep());
    this.begun = this.#attempt();
    return this.begun;
  }

  /** Takes a new snapshot, and a new stream after it. */
  refresh() {
    if (this.#src) forget(this.#src);
    this.#early?.release();
    this.#early = undefined;
    this.#etag = undefined;
    return this.#attempt();
  }

  /** Tells that quotes may have changed. */
  changed() {
    for (const follower of [...this.#followers]) follower.changed();
  }

  /** A snapshot where there is an address for it, then the stream where there is one, else the next snapshot. */
  async #attempt() {
    this.#rest();
    if (hasCrashed()) return;
    const turn = this.#turn;
    this.#tried = Date.now();
    if (this.#src) {
      const failure = await this.#snapshot(turn);
      if (turn !== this.#turn) return;
      // What is there may go on by its stream.
      if (failure && (!this.#stream || !this.outcome)) {
        this.#lose(failure.code, failure.message, failure.wait);
        return;
      }
      if (failure) this.#fail(failure.code, failure.message);
    }
    if (this.#stream) {
      this.#open(turn);
    } else {
      this.#attempts = 0;
      this.#live();
      const interval = Math.min(...[...this.#followers].map((follower) => follower.interval()));
      this.#after("attempt", interval * SECOND, () => this.#attempt());
    }
  }

  /** Gives the failure, if it is one. */
  async #snapshot(turn) {
    const abort = new AbortController();
    this.#close = () => abort.abort();
    const late = new Promise((_, reject) => {
      this.#after("patience", PATIENCE, () => {
        reject(new Failure("network", `${this.#src} was not answered within ${PATIENCE / SECOND} seconds`));
        abort.abort();
      });
    });
    try {
      const answer = this.#early?.answer ?? fetchAnswer(this.#src, { cache: "no-cache", signal: abort.signal, known: this.#etag });
      const { bytes, etag } = await Promise.race([answer, late]);
      if (turn !== this.#turn) return undefined;
      // Without bytes it is what came before.
      const ended = () => turn !== this.#turn;
      const outcome = bytes && (await reading(() => this.market.show(bytes, this.#format, Date.now()), ended));
      if (ended() || outcome?.code) return outcome;
      this.#etag = etag;
      if (outcome) this.#show(outcome);
      return undefined;
    } catch (failure) {
      return failure;
    } finally {
      if (turn === this.#turn) {
        clearTimeout(this.#timers.patience);
        this.#close = undefined;
        this.#early?.release();
        this.#early = undefined;
      }
    }
  }

  #show(outcome) {
    this.outcome = outcome;
    for (const follower of [...this.#followers]) follower.shown(outcome);
  }

  #open(turn) {
    const own = (call) => (value) => turn === this.#turn && call(value);
    try {
      this.#opened = 0;
      this.#close = openStream(this.#stream, {
        opened: own(() => this.#stand()),
        frame: own((data) => this.#frame(data)),
        lost: own((again) => this.#end(again)),
      });
    } catch (cause) {
      this.#lose("network", `${this.#stream} could not be opened (${cause.message})`);
      return;
    }
    this.#watch(Date.now());
  }

  /** The connection stands. */
  #stand() {
    this.#opened = Date.now();
    if (this.phase === "connecting") this.#live();
    else if (this.phase === "lost") this.#after("settled", SETTLED, () => this.#live());
    // Where it was silent, a frame has to come first.
  }

  /** Figures have come, or may be said to have. */
  #live() {
    this.heard = Date.now();
    if (this.phase === "open") return;
    clearTimeout(this.#timers.settled);
    this.#turnTo("open");
  }

  #turnTo(phase) {
    if (this.phase === phase) return;
    this.phase = phase;
    for (const follower of [...this.#followers]) follower.turned();
  }

  #frame(data) {
    if (typeof data !== "string") return this.#fail("encoding", "a frame is no text");
    if (data.length > MOST_FRAME) return this.#fail("frame-too-large", `a frame has ${data.length} characters, and ${MOST_FRAME} at most are taken`);
    const fault = this.market.apply(data, Date.now());
    if (hasCrashed()) return this.#rest();
    if (fault) this.#fail(fault.code, `in a frame: ${fault.message}`);
    // Of a frame with a faulty quote the rest was taken; any other is no sign of life.
    if (fault && fault.code !== "quote") return undefined;
    this.#live();
    if (this.outcome || this.market.is_empty) this.changed();
    else this.#show({ format: "slugline", warnings: [] });
    return undefined;
  }

  /** The connection has ended. */
  #end(again) {
    const isSteady = this.#opened && Date.now() - this.#opened >= STEADY;
    this.#opened = 0;
    if (isSteady) this.#attempts = this.#ownAttempts = 0;
    const isLeft = again && this.#ownAttempts++ < OWN_ATTEMPTS;
    this.#lose("network", `${this.#stream} could not be reached, or closed the connection`, 0, isLeft);
  }

  /** The connection is lost: another attempt is made, ever later, unless the browser makes it. */
  #lose(code, message, wait = 0, isLeft = false) {
    clearTimeout(this.#timers.settled);
    if (this.isAsleep) return;
    if (!isLeft) this.#retry(wait);
    this.#turnTo("lost");
    this.#fail(code, message);
  }

  #retry(wait = 0) {
    this.#rest();
    this.#isWaiting = true;
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts++);
    this.#after("attempt", Math.max(wait, longest * (1 - Math.random() / 2)), () => this.#attempt());
  }

  /** Looks whether frames come; where none do for long, the connection may be none any more, and is made anew. */
  #watch(since) {
    const longest = Math.max(30, ...[...this.#followers].map((follower) => 2 * follower.staleAfter())) * SECOND;
    const rest = Math.max(since, this.heard ?? 0) + longest - Date.now();
    if (rest > 0) {
      this.#after("silence", rest, () => this.#watch(since));
      return;
    }
    this.#retry();
    this.#fail("silent", `nothing that can be read came from ${this.#stream} for ${longest / SECOND} seconds`);
  }

  #sleep() {
    this.isAsleep = true;
    this.#rest();
    for (const follower of [...this.#followers]) follower.turned();
  }

  /** Somebody looks again, or the network is there again. */
  #wake() {
    if (!document.hidden) clearTimeout(this.#timers.bed);
    else if (this.isAsleep) return;
    if (this.isAsleep) {
      this.isAsleep = false;
      this.since = Date.now();
      this.heard = undefined;
      this.phase = "open";
      this.#turnTo("connecting");
    } else if (!this.#isWaiting && (this.phase !== "lost" || this.#opened)) {
      return;
    }
    // At once, but not for each of many calls.
    this.#after("attempt", Math.max(0, this.#tried + SECOND - Date.now()), () => this.#attempt());
  }

  /** Ends what is under way. */
  #rest() {
    this.#turn += 1;
    this.#isWaiting = false;
    for (const name of ["attempt", "patience", "settled", "silence"]) clearTimeout(this.#timers[name]);
    this.#close?.();
    this.#close = undefined;
  }

  #after(name, wait, call) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(call, wait);
  }

  #fail(code, message) {
    const count = this.#tally.add(code);
    if (!count) return;
    const failure = new Failure(code, count > 1 ? `${message} (${count} so far)` : message, { url: this.#stream ?? this.#src, count });
    for (const follower of [...this.#followers]) follower.failed(failure);
  }
}
