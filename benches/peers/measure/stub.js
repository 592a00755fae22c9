// In the page before its own scripts: a socket that the laboratory feeds, and animation frames that it may turn by hand.
{
  const real = { frame: window.requestAnimationFrame.bind(window), now: performance.now.bind(performance), timeout: window.setTimeout.bind(window) };
  const sockets = new Set();
  let isManual = false;
  let waiting = [];
  let leap = 0;

  window.WebSocket = class extends EventTarget {
    static OPEN = 1;
    readyState = 0;
    constructor(url) {
      super();
      this.board = Number(new URL(url).pathname.slice(1));
      sockets.add(this);
      queueMicrotask(() => {
        this.readyState = 1;
        this.dispatchEvent(new Event('open'));
        // What a feed begins with.
        this.dispatchEvent(new MessageEvent('message', { data: bench.boards[this.board].whole }));
      });
    }
    set onopen(call) {
      this.addEventListener('open', call);
    }
    set onmessage(call) {
      this.addEventListener('message', call);
    }
    close() {
      sockets.delete(this);
    }
    send() {}
  };
  window.requestAnimationFrame = (call) => (isManual ? waiting.push(call) : real.frame(call));
  performance.now = () => real.now() + leap;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...all) => {
    const instance = await instantiate.apply(WebAssembly, all);
    bench.memory ??= instance.exports?.memory;
    return instance;
  };

  const bench = (window.bench = { boards: [], sockets });
  const nextFrame = (bench.nextFrame = () => new Promise((resolve) => real.frame(resolve)));
  /** Sends the frame at a place of the feed: those of several boards take turns. */
  const send = (at) => {
    const board = at % bench.boards.length;
    const { frames } = bench.boards[board];
    const data = frames[Math.floor(at / bench.boards.length) % frames.length];
    for (const socket of sockets) if (socket.board === board) socket.dispatchEvent(new MessageEvent('message', { data }));
  };

  /** A flush after every frame, without a pause; frameworks that render in microtasks have done so before the next. */
  bench.fast = async (from, to) => {
    isManual = true;
    for (let at = from; at < to; at += 1) {
      // No rate holds a flush back.
      leap += 1000;
      send(at);
      const calls = waiting;
      waiting = [];
      for (const call of calls) call(performance.now());
      for (let turn = 0; turn < 8; turn += 1) await undefined;
    }
    isManual = false;
    const rest = waiting;
    waiting = [];
    for (const call of rest) real.frame(call);
  };

  /** So many frames a second, by the clock. */
  bench.paced = async (from, to, rate) => {
    const begun = real.now();
    for (let at = from; at < to; ) {
      const due = Math.min(to, from + Math.floor(((real.now() - begun) * rate) / 1000));
      for (; at < due; at += 1) send(at);
      await new Promise((resolve) => real.timeout(resolve, 1000 / rate));
    }
  };

  /** All that match, in shadow roots too. */
  const deep = (bench.deep = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) => (shadowRoot ? deep(selector, shadowRoot) : [])),
  ]);

  const rootOf = (at) => {
    const { host } = bench.mounted[at];
    return host.querySelector('slugline-ticker, lit-ticker')?.shadowRoot ?? host;
  };

  /** How many lists a strip has: with a copy it moves. */
  bench.lists = (at) => rootOf(at).querySelectorAll('ul').length;

  /** The rows of the first list of a strip, as `data/board.js` writes them. */
  bench.rows = (at = 0) => {
    const name = (part) => `.${part}, .slugline-${part}`;
    return Array.from(rootOf(at).querySelector('ul')?.children ?? [], (row) => {
      const text = (part) => row.querySelector(name(part)).textContent;
      const arrow = row.querySelector(name('arrow'));
      return `${text('symbol')} | ${arrow.textContent} ${arrow.getAttribute('aria-label')} | ${arrow.nextElementSibling.textContent} | ${text('price')}`;
    });
  };

  /** Gives the page a widget more. */
  bench.mounted = [];
  bench.mount = (make) => {
    const host = document.body.appendChild(document.createElement('div'));
    bench.mounted.push({ host, stop: make(host) });
    return host;
  };

  /** Takes all widgets away. */
  bench.clear = () => {
    for (const { host, stop } of bench.mounted.splice(0)) {
      stop();
      host.remove();
    }
  };
}
