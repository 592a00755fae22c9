// The peer: a ticker hand-written for this purpose, with the best practices of fast pages. For a tick it does what <slugline-ticker>
// does: it reads the frame's text, drops older values, computes change and percent, formats numbers for the language, sets
// arrow, class, part and label, and writes changed rows into every copy of the list, once per flush.

const MINUS = '\u2212';
const SIGNS = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const TURNS = {
  '1': { name: 'slugline-change slugline-up', part: 'change up', label: 'up', arrow: '▲' },
  '-1': { name: 'slugline-change slugline-down', part: 'change down', label: 'down', arrow: '▼' },
  '0': { name: 'slugline-change slugline-flat', part: 'change flat', label: 'unchanged', arrow: '■' },
};

/** The separators of a language, determined once. */
function marks(lang) {
  const parts = new Intl.NumberFormat(lang).formatToParts(12345.6);
  const mark = (type) => parts.find((part) => part.type === type)?.value ?? '';
  return { group: mark('group'), decimal: mark('decimal') };
}

function element(name, className, part) {
  const made = document.createElement(name);
  made.className = className;
  if (part) made.setAttribute('part', part);
  return made;
}

export class PeerTicker extends HTMLElement {
  #rows = [];
  #bySymbol = new Map();
  #dirty = new Set();
  #isPending = false;
  #marks = marks('en');
  #viewport = element('div', 'viewport');
  #track = element('div', 'track');

  connectedCallback() {
    const shadow = this.attachShadow({ mode: 'open' });
    const strip = element('section', 'strip', 'strip');
    strip.dataset.motion = 'scroll';
    this.#viewport.append(this.#track);
    const [control, label, source] = [element('button', 'control', 'control'), element('span', 'label', 'label'), element('span', 'source', 'source')];
    control.setAttribute('aria-label', 'Pause');
    label.textContent = 'Ticks';
    source.textContent = 'Live';
    strip.append(control, label, this.#viewport, source);
    shadow.append(strip);
    const socket = new WebSocket(this.getAttribute('stream'));
    socket.onmessage = ({ data }) => {
      const { quotes } = JSON.parse(data);
      if (this.#rows.length === 0) this.#build(quotes);
      else for (const quote of quotes) this.#apply(quote);
    };
  }

  #build(quotes) {
    for (const { symbol, price, currency, previous_close, time } of quotes) {
      const row = { symbol, price, time, sign: SIGNS[currency], close: Number(previous_close), copies: [] };
      this.#rows.push(row);
      this.#bySymbol.set(symbol, row);
    }
    this.#list(this.#rows);
    const way = this.#track.firstElementChild.offsetWidth;
    this.#track.animate({ transform: ['translateX(0)', 'translateX(calc(-100% / 2))'] }, { duration: (way / 50) * 1000, iterations: Infinity });
  }

  /** A copy of the list, with as many rows as are visible of it. */
  copy(count) {
    const list = this.#list(this.#rows.slice(0, count));
    list.setAttribute('aria-hidden', 'true');
    list.inert = true;
  }

  #list(rows) {
    const list = element('ul', 'slugline-quotes');
    list.setAttribute('role', 'list');
    for (const row of rows) {
      list.append(this.#item(row));
      this.#dirty.add(row);
      row.priceText = row.direction = row.percentText = undefined;
    }
    this.#track.append(list);
    this.#flush();
    return list;
  }

  #item(row) {
    const item = element('li', 'slugline-quote', 'item');
    const symbol = element('span', 'slugline-symbol', 'symbol');
    symbol.append(Object.assign(document.createElement('bdi'), { textContent: row.symbol }));
    const change = element('span', 'slugline-change', 'change');
    const arrow = element('span', 'slugline-arrow');
    arrow.setAttribute('role', 'img');
    const [percent, price] = [document.createTextNode(''), document.createTextNode('')];
    const [percents, prices] = [document.createElement('bdi'), document.createElement('bdi')];
    percents.append(percent);
    prices.append(price);
    change.append(arrow, ' ', percents);
    const cell = element('span', 'slugline-price', 'price');
    cell.append(prices);
    item.append(symbol, ' ', change, ' ', cell, ' ', element('span', 'slugline-state', 'state'));
    row.copies.push({ change, arrow, percent, price });
    return item;
  }

  #apply({ symbol, price, time }) {
    const row = this.#bySymbol.get(symbol);
    if (!row || time < row.time) return;
    row.time = time;
    if (price === row.price) return;
    row.price = price;
    this.#dirty.add(row);
    if (this.#isPending) return;
    this.#isPending = true;
    requestAnimationFrame(() => this.#flush());
  }

  #flush() {
    this.#isPending = false;
    for (const row of this.#dirty) {
      const change = Number(row.price) - row.close;
      const percent = Math.round((Math.abs(change) / row.close) * 10_000);
      const direction = percent === 0 ? 0 : Math.sign(change);
      const sign = direction > 0 ? '+' : direction < 0 ? MINUS : '';
      const priceText = row.sign + this.#number(row.price);
      const percentText = `${sign}${this.#number((percent / 100).toFixed(2))}%`;
      const turn = row.direction === direction ? undefined : TURNS[direction];
      row.direction = direction;
      for (const copy of row.copies) {
        if (row.priceText !== priceText) copy.price.data = priceText;
        if (row.percentText !== percentText) copy.percent.data = percentText;
        if (!turn) continue;
        copy.change.className = turn.name;
        copy.change.setAttribute('part', turn.part);
        copy.arrow.textContent = turn.arrow;
        copy.arrow.setAttribute('aria-label', turn.label);
      }
      row.priceText = priceText;
      row.percentText = percentText;
    }
    this.#dirty.clear();
  }

  /** The digits of the feed, with the separators of the language. */
  #number(text) {
    const point = text.indexOf('.');
    const end = point < 0 ? text.length : point;
    let out = text.slice(0, end % 3 || 3);
    for (let at = end % 3 || 3; at < end; at += 3) out += this.#marks.group + text.slice(at, at + 3);
    return point < 0 ? out : out + this.#marks.decimal + text.slice(point + 1);
  }
}
