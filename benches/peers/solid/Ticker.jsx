import { For, Show, batch, createSignal, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Board } from '../shared/board.js';
import { connect, pacer } from '../shared/feed.js';
import { rowsInView, scroll } from '../shared/motion.js';
import { DIRECTIONS } from '../shared/numbers.js';

function Quote(props) {
  const look = () => DIRECTIONS[props.row.direction];
  return (
    <li class="quote">
      <bdi class="symbol">{props.row.symbol}</bdi>{' '}
      <span class={look().name}>
        <span class="arrow" role="img" aria-label={look().label}>{look().arrow}</span> <bdi>{props.row.percent}</bdi>
      </span>{' '}
      <bdi class="price">{props.row.price}</bdi>
    </li>
  );
}

export function Ticker(props) {
  const board = new Board(document.documentElement.lang || 'en');
  const [rows, setRows] = createStore([]);
  const [copied, setCopied] = createSignal(0);
  const [isPaused, setPaused] = createSignal(false);
  let list, track, viewport, animation;

  // A row of the store is changed member by member: only what differs is written.
  const request = pacer(props.rate, () => batch(() => board.flush().forEach((place) => setRows(place, board.rows[place]))));
  const begin = () => {
    setRows(board.rows.map((row) => ({ ...row })));
    setCopied(rowsInView(list, viewport));
    animation = scroll(track, list);
  };
  const disconnect = connect(props.stream, (quotes) => {
    const isFirst = rows.length === 0;
    if (board.take(quotes)) isFirst ? begin() : request();
  });
  onCleanup(() => {
    disconnect();
    animation?.cancel();
  });
  const toggle = () => {
    setPaused(!isPaused());
    if (isPaused()) animation?.pause();
    else animation?.play();
  };

  return (
    <section class="strip" aria-label={props.label}>
      <button type="button" aria-label={isPaused() ? 'Start the ticker' : 'Pause the ticker'} onClick={toggle}>{isPaused() ? '▶' : '❚❚'}</button>
      <span class="label" aria-hidden="true">{props.label}</span>
      <div class="viewport" ref={viewport}>
        <div class="track" ref={track}>
          <ul class="quotes" role="list" ref={list}>
            <For each={rows}>{(row) => <Quote row={row} />}</For>
          </ul>
          <Show when={copied()}>
            <ul class="quotes" role="list" aria-hidden="true" inert>
              <For each={rows.slice(0, copied())}>{(row) => <Quote row={row} />}</For>
            </ul>
          </Show>
        </div>
      </div>
    </section>
  );
}
