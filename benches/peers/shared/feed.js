// What arrives, and when it is shown.

/** Follows a stream of frames, a WebSocket or Server-Sent Events by its address; returns what ends it. */
export function connect(address, take) {
  const source = /^wss?:/.test(address) ? new WebSocket(address) : new EventSource(address);
  source.onmessage = ({ data }) => take(JSON.parse(data).quotes);
  return () => source.close();
}

/** Calls `flush` in an animation frame after a request, at most `rate` times a second. */
export function pacer(rate, flush) {
  let due = 0;
  let isPending = false;
  const inFrame = () =>
    requestAnimationFrame(() => {
      isPending = false;
      // From when it was due: else the wait for the frame adds up, and a rate of 60 would be one of 30.
      due = Math.max(due + 1000 / rate, performance.now());
      flush();
    });
  return () => {
    if (isPending) return;
    isPending = true;
    const wait = due - performance.now();
    if (wait > 8) setTimeout(inFrame, wait);
    else inFrame();
  };
}
