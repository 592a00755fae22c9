import { memo, useEffect, useState } from 'react';
import { sanitised } from '../shared/html.js';
import { BUTTONS, storeScale, storedScale } from '../shared/scale.js';
import { Blocks, Inlines } from './Blocks.jsx';

/** A body of HTML; a server gives it sanitised. */
function Html({ source, safe }) {
  const [html, setHtml] = useState(safe ?? '');
  useEffect(() => {
    if (safe === undefined) sanitised(source).then(setHtml);
  }, [source, safe]);
  return <div className="body" dangerouslySetInnerHTML={{ __html: html }} />;
}

// The size of text changes a property of the frame: the body need not be rendered again.
const Body = memo(({ article }) => (article.html ? <Html source={article.html} safe={article.safe} /> : <div className="body"><Blocks list={article.body} /></div>));

export function Story({ article }) {
  // The reader's stored size is not known on a server: it is taken over after hydration.
  const [scale, setScale] = useState(1);
  useEffect(() => setScale(storedScale()), []);
  const resize = (next) => {
    setScale(next(scale));
    storeScale(next(scale));
  };
  return (
    <article className="story" style={{ '--scale': scale }}>
      <h1>{article.headline}</h1>
      <p className="standfirst"><Inlines list={article.standfirst} /></p>
      <div className="sizes" role="group" aria-label="Text size">
        Text size:
        {BUTTONS.map(({ name, shown, next }) => <button key={name} type="button" aria-label={name} onClick={() => resize(next)}>{shown}</button>)}
      </div>
      <Body article={article} />
    </article>
  );
}
