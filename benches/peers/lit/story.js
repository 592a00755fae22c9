import { LitElement, html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { until } from 'lit/directives/until.js';
import { sanitised } from '../shared/html.js';
import { BUTTONS, storeScale, storedScale } from '../shared/scale.js';
import { blocks, inlines } from './blocks.js';

export class LitStory extends LitElement {
  static properties = { article: { attribute: false }, scale: { state: true } };

  constructor() {
    super();
    this.scale = storedScale();
  }

  // The text belongs to the page: find, translation and search engines see it.
  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('article')) return;
    const { html: source, body } = this.article;
    this.body = source ? until(sanitised(source).then(unsafeHTML)) : blocks(body);
  }

  render() {
    return html`<article class="story" style="--scale: ${this.scale}">
      <h1>${this.article.headline}</h1>
      <p class="standfirst">${inlines(this.article.standfirst)}</p>
      <div class="sizes" role="group" aria-label="Text size">
        Text size: ${BUTTONS.map(({ name, shown, next }) => html`<button type="button" aria-label=${name} @click=${() => this.#resize(next)}>${shown}</button>`)}
      </div>
      <div class="body">${this.body}</div>
    </article>`;
  }

  #resize(next) {
    this.scale = next(this.scale);
    storeScale(this.scale);
  }
}
