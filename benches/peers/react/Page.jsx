import { Story } from './Story.jsx';
import { Ticker } from './Ticker.jsx';

/** The page that a server renders and the browser hydrates. */
export function Page({ strip, article }) {
  return (
    <>
      <Ticker quotes={strip.quotes} label={strip.label} />
      <Story article={article} />
    </>
  );
}
