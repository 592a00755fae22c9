import { For, Show, createResource, createSignal } from 'solid-js';
import { sanitised } from '../shared/html.js';
import { BUTTONS, storeScale, storedScale } from '../shared/scale.js';
import { blocks, inlines } from './Blocks.jsx';

function Html(props) {
  const [html] = createResource(() => props.source, sanitised);
  return <div class="body" innerHTML={html.latest ?? ''} />;
}

export function Story(props) {
  const [scale, setScale] = createSignal(storedScale());
  const resize = (next) => storeScale(setScale(next));
  return (
    <article class="story" style={{ '--scale': scale() }}>
      <h1>{props.article.headline}</h1>
      <p class="standfirst">{inlines(props.article.standfirst)}</p>
      <div class="sizes" role="group" aria-label="Text size">
        Text size: <For each={BUTTONS}>{({ name, shown, next }) => <button type="button" aria-label={name} onClick={() => resize(next)}>{shown}</button>}</For>
      </div>
      <Show when={props.article.html} fallback={<div class="body">{blocks(props.article.body)}</div>}>
        <Html source={props.article.html} />
      </Show>
    </article>
  );
}
