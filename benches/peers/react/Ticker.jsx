import { memo, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import marquee from 'react-fast-marquee';
import { DIRECTIONS } from '../shared/numbers.js';
import { createStore } from './store.js';

// It is published as CommonJS alone.
const Marquee = marquee.default ?? marquee;

const Quote = memo(function Quote({ store, place }) {
  const subscribe = useCallback((listener) => store.subscribe(place, listener), [store, place]);
  const snapshot = () => store.row(place);
  const { symbol, price, percent, direction } = useSyncExternalStore(subscribe, snapshot, snapshot);
  const { name, arrow, label } = DIRECTIONS[direction];
  return (
    <li className="quote">
      <bdi className="symbol">{symbol}</bdi>{' '}
      <span className={name}>
        <span className="arrow" role="img" aria-label={label}>{arrow}</span> <bdi>{percent}</bdi>
      </span>{' '}
      <bdi className="price">{price}</bdi>
    </li>
  );
});

export function Ticker({ stream, quotes, label, rate = 4, lang = 'en' }) {
  const store = useMemo(() => createStore({ stream, quotes, rate, lang }), [stream, quotes, rate, lang]);
  useEffect(() => store.connect(), [store]);
  const size = useSyncExternalStore(store.subscribeSize, store.size, store.size);
  const [isPaused, setPaused] = useState(false);
  const rows = useMemo(() => Array.from({ length: size }, (_, place) => <Quote key={store.row(place).symbol} store={store} place={place} />), [store, size]);
  return (
    <section className="strip" aria-label={label}>
      <button type="button" aria-label={isPaused ? 'Start the ticker' : 'Pause the ticker'} onClick={() => setPaused(!isPaused)}>
        {isPaused ? '▶' : '❚❚'}
      </button>
      <span className="label" aria-hidden="true">{label}</span>
      <div className="viewport">
        {size > 0 && (
          <Marquee play={!isPaused} speed={50}>
            <ul className="quotes" role="list">{rows}</ul>
          </Marquee>
        )}
      </div>
    </section>
  );
}
