// The story by hand.
import { sanitised } from '../shared/html.js';
import { BUTTONS, storeScale, storedScale } from '../shared/scale.js';
import { blocks, inlines } from './blocks.js';

export class PeerStory extends HTMLElement {
  #scale = storedScale();

  set article(article) {
    const body = Object.assign(document.createElement('div'), { className: 'body' });
    if (article.html) sanitised(article.html).then((html) => (body.innerHTML = html));
    else body.append(...blocks(article.body));
    const headline = Object.assign(document.createElement('h1'), { textContent: article.headline });
    const standfirst = Object.assign(document.createElement('p'), { className: 'standfirst' });
    standfirst.append(...inlines(article.standfirst));
    const story = Object.assign(document.createElement('article'), { className: 'story' });
    story.append(headline, standfirst, sizes(), body);
    this.replaceChildren(story);
    this.#control();
  }

  connectedCallback() {
    // What a server wrote.
    if (this.firstElementChild) this.#control();
  }

  #control() {
    this.#show();
    this.querySelectorAll('.sizes button').forEach((button, at) => {
      button.addEventListener('click', () => {
        this.#scale = BUTTONS[at].next(this.#scale);
        storeScale(this.#scale);
        this.#show();
      });
    });
  }

  #show() {
    this.firstElementChild.style.setProperty('--scale', this.#scale);
  }
}

function sizes() {
  const group = Object.assign(document.createElement('div'), { className: 'sizes', role: 'group', ariaLabel: 'Text size' });
  group.append('Text size:');
  for (const { name, shown } of BUTTONS) group.append(Object.assign(document.createElement('button'), { type: 'button', ariaLabel: name, textContent: shown }));
  return group;
}
