import '../shared/strip.css';
import '../shared/story.css';
import { mount, unmount } from 'svelte';
import { start } from '../shared/start.js';
import Story from './Story.svelte';
import Ticker from './Ticker.svelte';

function put(component, target, props) {
  const mounted = mount(component, { target, props });
  return () => unmount(mounted);
}

export const ticker = (host, { stream, label, rate = 4 }) => put(Ticker, host, { stream, label, rate: Number(rate) });
export const story = (host, text) => put(Story, host, JSON.parse(text));

start({ ticker, story });
