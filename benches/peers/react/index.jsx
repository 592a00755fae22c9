import '../shared/strip.css';
import '../shared/story.css';
import { createRoot } from 'react-dom/client';
import { start } from '../shared/start.js';
import { Story } from './Story.jsx';
import { Ticker } from './Ticker.jsx';

function mount(host, view) {
  const root = createRoot(host);
  root.render(view);
  return () => root.unmount();
}

export const ticker = (host, { stream, label, rate = 4 }) => mount(host, <Ticker stream={stream} label={label} rate={Number(rate)} lang={document.documentElement.lang} />);
export const story = (host, text) => mount(host, <Story {...JSON.parse(text)} />);

start({ ticker, story });
