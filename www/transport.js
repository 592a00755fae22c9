// What carries frames, under one face: Server-Sent Events and WebSockets.

/**
 * Opens a stream.
 * @param {string} url `ws:` and `wss:` are a WebSocket, all else Server-Sent Events
 * @param {object} listener
 * @param {() => void} listener.opened
 * @param {(data: unknown) => void} listener.frame
 * @param {(again: boolean) => void} listener.lost whether the browser tries again by itself, and resumes where it was
 * @returns {() => void} closes it; nothing is heard of it then
 */
export function openStream(url, { opened, frame, lost }) {
  const isSocket = /^wss?:/.test(url);
  const stream = isSocket ? new WebSocket(url) : new EventSource(url);
  stream.onopen = opened;
  stream.onmessage = ({ data }) => frame(data);
  // A socket tells its end by `close` alone, whatever went before.
  if (isSocket) stream.onclose = () => lost(false);
  else stream.onerror = () => lost(stream.readyState === EventSource.CONNECTING);
  return () => {
    stream.onopen = stream.onmessage = stream.onerror = stream.onclose = null;
    stream.close();
  };
}
