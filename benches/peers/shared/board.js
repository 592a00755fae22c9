// The quotes of a feed, for views that are told which rows to show anew. Rows are replaced, not changed, as frameworks like it.
import { change, numbers } from './numbers.js';

export class Board {
  /** What is shown: `{ symbol, price, percent, direction }`. */
  rows = [];
  #quotes = [];
  #places = new Map();
  #dirty = new Set();
  #numbers;

  constructor(lang) {
    this.#numbers = numbers(lang);
  }

  /** Takes quotes; the first are the whole board. Returns whether there is something to show. */
  take(quotes) {
    if (this.rows.length === 0) {
      this.#quotes = quotes.map(({ symbol, price, currency, previous_close, time }) => ({ symbol, price, currency, close: Number(previous_close), time }));
      this.#places = new Map(quotes.map(({ symbol }, place) => [symbol, place]));
      this.rows = this.#quotes.map((quote) => this.#row(quote));
      return true;
    }
    for (const tick of quotes) this.#apply(tick);
    return this.#dirty.size > 0;
  }

  /** Renews the rows that have changed, and returns their places. */
  flush() {
    const places = [...this.#dirty];
    this.#dirty.clear();
    for (const place of places) this.rows[place] = this.#row(this.#quotes[place]);
    return places;
  }

  #apply({ symbol, price, time }) {
    const place = this.#places.get(symbol);
    const quote = this.#quotes[place];
    if (!quote || time < quote.time) return;
    quote.time = time;
    if (price === quote.price) return;
    quote.price = price;
    this.#dirty.add(place);
  }

  #row({ symbol, price, currency, close }) {
    const { hundredths, direction } = change(price, close);
    return { symbol, price: this.#numbers.price(price, currency), percent: this.#numbers.percent(hundredths, direction), direction };
  }
}
