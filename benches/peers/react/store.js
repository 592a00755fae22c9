// A board that each row subscribes to by itself: a tick renders its own row and not the list.
import { Board } from '../shared/board.js';
import { connect, pacer } from '../shared/feed.js';

export function createStore({ stream, quotes, rate, lang }) {
  const board = new Board(lang);
  const listeners = [];
  const whole = new Set();
  const request = pacer(rate, () => {
    for (const place of board.flush()) for (const listener of listeners[place] ?? []) listener();
  });
  const take = (ticks) => {
    const isFirst = board.rows.length === 0;
    if (!board.take(ticks)) return;
    if (isFirst) for (const listener of whole) listener();
    else request();
  };
  if (quotes) take(quotes);
  const size = () => board.rows.length;
  return {
    size,
    row: (place) => board.rows[place],
    subscribe: (place, listener) => {
      (listeners[place] ??= new Set()).add(listener);
      return () => listeners[place].delete(listener);
    },
    subscribeSize: (listener) => {
      whole.add(listener);
      return () => whole.delete(listener);
    },
    connect: () => (stream ? connect(stream, take) : undefined),
  };
}
