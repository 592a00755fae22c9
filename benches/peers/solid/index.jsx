import '../shared/strip.css';
import '../shared/story.css';
import { render } from 'solid-js/web';
import { start } from '../shared/start.js';
import { Story } from './Story.jsx';
import { Ticker } from './Ticker.jsx';

export const ticker = (host, { stream, label, rate = 4 }) => render(() => <Ticker stream={stream} label={label} rate={Number(rate)} />, host);
export const story = (host, text) => render(() => <Story {...JSON.parse(text)} />, host);

start({ ticker, story });
