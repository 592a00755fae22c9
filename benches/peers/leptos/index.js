// A Leptos application's strip and story: the module of this folder's crate.
import '../shared/strip.css';
import '../shared/story.css';
import init, * as application from '../../../target/peers-leptos/leptos.js';
import { start } from '../shared/start.js';

export const ticker = (host, { stream, label, rate = 4 }) => application.ticker(host, stream, label, Number(rate));
export const story = (host, text) => application.story(host, text);

await init({ module_or_path: new URL('./leptos_bg.wasm', import.meta.url) });
start({ ticker, story });
