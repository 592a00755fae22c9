// On the server: HTML for the browser to hydrate. A body of HTML is sanitised here, once.
import { renderToString } from 'react-dom/server';
import sanitize from 'sanitize-html';
import { Page } from './Page.jsx';
import { Story } from './Story.jsx';

export const renderPage = (document) => renderToString(<Page {...document} />);

export function renderStory({ article }) {
  const safe = article.html === undefined ? undefined : sanitize(article.html, { allowedTags: [...sanitize.defaults.allowedTags, 'img'] });
  return renderToString(<Story article={{ ...article, safe }} />);
}
