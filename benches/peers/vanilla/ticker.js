// The strip by hand: a cell is a text node that is written when its text has changed, in every copy of the list.
import { connect, pacer } from '../shared/feed.js';
import { rowsInView, scroll } from '../shared/motion.js';
import { DIRECTIONS, change, numbers } from '../shared/numbers.js';

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/** A row without figures, which is cloned. */
function pattern() {
  const arrow = element('span', 'arrow');
  arrow.setAttribute('role', 'img');
  const row = element('li', 'quote', element('bdi', 'symbol', ' '), ' ', element('span', 'change', arrow, ' ', element('bdi', '', ' ')), ' ', element('bdi', 'price', ' '));
  arrow.append(' ');
  return row;
}

/** The nodes of a row that figures are written to. */
function cells(item) {
  const [symbol, changed, price] = item.children;
  const [arrow, percent] = changed.children;
  return { symbol: symbol.firstChild, changed, arrow, mark: arrow.firstChild, percent: percent.firstChild, price: price.firstChild };
}

export class PeerTicker extends HTMLElement {
  #rows = [];
  #bySymbol = new Map();
  #dirty = new Set();
  #numbers = numbers(document.documentElement.lang || 'en');
  #request;
  #disconnect;
  #animation;
  #pattern = pattern();

  connectedCallback() {
    this.#request = pacer(Number(this.getAttribute('rate') ?? 4), () => this.#flush());
    const data = this.querySelector('script');
    if (data) this.#adopt(JSON.parse(data.textContent).quotes);
    else this.#frame();
    this.querySelector('button').addEventListener('click', ({ currentTarget }) => this.#toggle(currentTarget));
    const stream = this.getAttribute('stream');
    if (stream) this.#disconnect = connect(stream, (quotes) => this.#take(quotes));
  }

  disconnectedCallback() {
    this.#disconnect?.();
    this.#animation?.cancel();
  }

  #frame() {
    const strip = element('section', 'strip');
    strip.setAttribute('aria-label', this.getAttribute('label'));
    const button = element('button', 'pause', '❚❚');
    button.type = 'button';
    button.setAttribute('aria-label', 'Pause the ticker');
    const label = element('span', 'label', this.getAttribute('label'));
    label.setAttribute('aria-hidden', 'true');
    strip.append(button, label, element('div', 'viewport', element('div', 'track')));
    this.append(strip);
  }

  /** Takes a list over that a server wrote. */
  #adopt(quotes) {
    this.#know(quotes);
    const items = this.querySelectorAll('.quote');
    this.#rows.forEach((row, at) => {
      row.copies.push(cells(items[at]));
      this.#show(row);
    });
    this.#move(this.querySelector('.quotes'));
  }

  #know(quotes) {
    for (const { symbol, price, currency, previous_close, time } of quotes) {
      const row = { symbol, price, currency, time, close: Number(previous_close), copies: [] };
      this.#rows.push(row);
      this.#bySymbol.set(symbol, row);
    }
  }

  #take(quotes) {
    if (this.#rows.length === 0) {
      this.#know(quotes);
      this.#move(this.#list(this.#rows));
    } else for (const quote of quotes) this.#apply(quote);
  }

  #list(rows) {
    const list = element('ul', 'quotes');
    list.setAttribute('role', 'list');
    for (const row of rows) {
      const item = this.#pattern.cloneNode(true);
      const copy = cells(item);
      copy.symbol.data = row.symbol;
      row.copies.push(copy);
      // A new copy gets all of it.
      row.priceText = row.percentText = row.direction = undefined;
      this.#show(row);
      list.append(item);
    }
    this.querySelector('.track').append(list);
    return list;
  }

  #move(list) {
    const track = this.querySelector('.track');
    const copy = this.#list(this.#rows.slice(0, rowsInView(list, this.querySelector('.viewport'))));
    copy.setAttribute('aria-hidden', 'true');
    copy.inert = true;
    this.#animation = scroll(track, list);
  }

  #toggle(button) {
    const isPaused = this.#animation?.playState === 'paused';
    if (isPaused) this.#animation.play();
    else this.#animation?.pause();
    button.setAttribute('aria-label', isPaused ? 'Pause the ticker' : 'Start the ticker');
    button.textContent = isPaused ? '❚❚' : '▶';
  }

  #apply({ symbol, price, time }) {
    const row = this.#bySymbol.get(symbol);
    if (!row || time < row.time) return;
    row.time = time;
    if (price === row.price) return;
    row.price = price;
    this.#dirty.add(row);
    this.#request();
  }

  #flush() {
    for (const row of this.#dirty) this.#show(row);
    this.#dirty.clear();
  }

  #show(row) {
    const { hundredths, direction } = change(row.price, row.close);
    const priceText = this.#numbers.price(row.price, row.currency);
    const percentText = this.#numbers.percent(hundredths, direction);
    const turn = row.direction === direction ? undefined : DIRECTIONS[direction];
    for (const copy of row.copies) {
      if (row.priceText !== priceText) copy.price.data = priceText;
      if (row.percentText !== percentText) copy.percent.data = percentText;
      if (!turn) continue;
      copy.changed.className = turn.name;
      copy.mark.data = turn.arrow;
      copy.arrow.setAttribute('aria-label', turn.label);
    }
    Object.assign(row, { priceText, percentText, direction });
  }
}
