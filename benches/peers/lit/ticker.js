import { LitElement, html, nothing, unsafeCSS } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import css from '../shared/strip.css?text';
import { Board } from '../shared/board.js';
import { connect, pacer } from '../shared/feed.js';
import { rowsInView, scroll } from '../shared/motion.js';
import { DIRECTIONS } from '../shared/numbers.js';

const quote = ({ symbol, price, percent, direction }) => {
  const { name, arrow, label } = DIRECTIONS[direction];
  return html`<li class="quote"><bdi class="symbol">${symbol}</bdi> <span class=${name}><span class="arrow" role="img" aria-label=${label}>${arrow}</span> <bdi>${percent}</bdi></span> <bdi class="price">${price}</bdi></li>`;
};

// Unchanged rows are the same objects, and are passed over.
const list = (rows, isCopy) =>
  html`<ul class="quotes" role="list" aria-hidden=${isCopy ? 'true' : nothing} ?inert=${isCopy}>${repeat(rows, ({ symbol }) => symbol, (row) => guard([row], () => quote(row)))}</ul>`;

export class LitTicker extends LitElement {
  static styles = unsafeCSS(css);
  static properties = { stream: {}, label: {}, rate: { type: Number }, isPaused: { state: true }, copied: { state: true } };

  #board = new Board(document.documentElement.lang || 'en');
  #disconnect;
  #animation;

  constructor() {
    super();
    Object.assign(this, { rate: 4, isPaused: false, copied: 0 });
  }

  connectedCallback() {
    super.connectedCallback();
    const request = pacer(this.rate, () => {
      this.#board.flush();
      this.requestUpdate();
    });
    this.#disconnect = connect(this.stream, (quotes) => this.#board.take(quotes) && request());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#disconnect();
    this.#animation?.cancel();
  }

  render() {
    const { rows } = this.#board;
    return html`<section class="strip" aria-label=${this.label}>
      <button type="button" aria-label=${this.isPaused ? 'Start the ticker' : 'Pause the ticker'} @click=${this.#toggle}>${this.isPaused ? '▶' : '❚❚'}</button>
      <span class="label" aria-hidden="true">${this.label}</span>
      <div class="viewport"><div class="track">${list(rows, false)}${this.copied ? list(rows.slice(0, this.copied), true) : nothing}</div></div>
    </section>`;
  }

  updated() {
    if (this.#animation || this.#board.rows.length === 0) return;
    const first = this.renderRoot.querySelector('.quotes');
    this.copied = rowsInView(first, this.renderRoot.querySelector('.viewport'));
    this.#animation = scroll(this.renderRoot.querySelector('.track'), first);
  }

  #toggle() {
    this.isPaused = !this.isPaused;
    if (this.isPaused) this.#animation?.pause();
    else this.#animation?.play();
  }
}
