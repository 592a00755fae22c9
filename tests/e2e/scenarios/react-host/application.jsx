// A page as React sites have them: it renders again and again around the elements, and hands them objects and listeners.
import { StrictMode, useReducer, useState } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';

const SRC = '/tests/e2e/scenarios/lifecycle/document.json';
const given = { headline: 'Given as an object', body: [{ type: 'paragraph', text: ['A story that is a property.'] }] };

window.heard = [];

function Page() {
  const [count, next] = useReducer((count) => count + 1, 0);
  const [order, reverse] = useReducer((order) => order.toReversed(), ['strip', 'fetched', 'given', 'own']);
  const [present, toggle] = useReducer((present) => !present, true);
  const [article, setArticle] = useState(given);
  Object.assign(window, { next: () => flushSync(next), reverse: () => flushSync(reverse), toggle: () => flushSync(toggle), give: (article) => flushSync(() => setArticle(article)) });
  const elements = {
    strip: <slugline-ticker key="strip" id="strip" src={SRC} class={`round-${count}`} speed={40 + (count % 2)} paused={count % 2 === 1} />,
    fetched: <slugline-article key="fetched" id="fetched" src={SRC} style={{ color: count % 2 ? 'navy' : 'black' }} onslugline-ready={() => window.heard.push(count)} />,
    given: <slugline-article key="given" id="given" article={article} data-count={count} />,
    own: (
      <slugline-article key="own" id="own">
        <h2 slot="header">Rendered {count} times</h2>
        <p>Words of round {count}.</p>
        {count % 2 === 1 && <p>A paragraph that comes and goes.</p>}
        <p>Last words.</p>
      </slugline-article>
    ),
  };
  return (
    <div>
      <p>Round {count}</p>
      {present && order.map((name) => elements[name])}
    </div>
  );
}

/** What a server renders, and what React takes over while the elements are at work already. */
function Served() {
  const [count, next] = useReducer((count) => count + 1, 0);
  Object.assign(window, { next: () => flushSync(next) });
  return (
    <div>
      <p>Round {count}</p>
      <slugline-article id="own"><h2 slot="header">From the server</h2><p>Words from the server.</p></slugline-article>
      <slugline-article id="fetched" src={SRC} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
    </div>
  );
}

const root = document.querySelector('#root');
const onRecoverableError = (error) => window.heard.push(`recoverable: ${error.message}`);
if (root.firstElementChild) window.hydrate = () => flushSync(() => hydrateRoot(root, <Served />, { onRecoverableError }));
else {
  // React makes an attribute of what is no property yet: an object comes through once the elements are defined, as they are where
  // `import "slugline"` stands above this.
  if (!location.search.includes('early')) await customElements.whenDefined('slugline-article');
  createRoot(root).render(<StrictMode><Page /></StrictMode>);
}
