// A feed whose every answer is controlled by the test: snapshots, Server-Sent Events, WebSockets, and their faults.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const SALT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A frame of a WebSocket: text, or bytes that are none. Its length is written as short as can be (RFC 6455, 5.2). */
function wrap(data) {
  const bytes = Buffer.from(data);
  const head = Buffer.alloc(bytes.length < 126 ? 2 : bytes.length < 65_536 ? 4 : 10);
  head[0] = typeof data === 'string' ? 0x81 : 0x82;
  head[1] = { 2: bytes.length, 4: 126, 10: 127 }[head.length];
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([head, bytes]);
}

/**
 * Serves `/snapshot`, `/events` and `/socket`.
 *
 * @returns What came in (`asked`: path, headers, moment), who is connected (`open`), and how it answers: `snapshot` is a text, or
 *   called with request and response; `connect` is called with each new stream.
 */
export async function feed() {
  const streams = new Set();
  const server = {
    asked: [],
    snapshot: '{"quotes":[]}',
    connect: () => {},
    /** Streams that stand. */
    get open() {
      return streams.size;
    },
    count: (path) => server.asked.filter((one) => one.path === path).length,
    /** Sends a frame to everyone. */
    send(frame) {
      for (const stream of streams) stream.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
    },
    /** Ends every stream. */
    drop() {
      for (const stream of streams) stream.end();
    },
  };
  const join = (stream, socket) => {
    streams.add(stream);
    socket.on('close', () => streams.delete(stream));
    socket.on('error', () => {});
    server.connect(stream);
  };
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    server.asked.push({ path: pathname, headers: request.headers, method: request.method });
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname === '/snapshot') {
      if (typeof server.snapshot === 'function') return server.snapshot(request, response);
      const etag = `"${createHash('sha1').update(server.snapshot).digest('hex')}"`;
      response.setHeader('ETag', etag);
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      return response.writeHead(200, { 'Content-Type': 'application/json' }).end(server.snapshot);
    }
    if (server.refuses) return response.writeHead(503).end();
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const stream = {
      lastId: request.headers['last-event-id'],
      raw: (text) => response.write(text),
      send: (frame) => response.write(`data: ${frame}\n\n`),
      end: () => response.end(),
    };
    return join(stream, request.socket);
  });
  http.on('upgrade', (request, socket) => {
    server.asked.push({ path: new URL(request.url, 'http://localhost').pathname, headers: request.headers });
    const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + SALT).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    // Opcode 8 is a close.
    socket.on('data', ([first]) => (first & 15) === 8 && socket.end());
    join({ send: (frame) => socket.write(wrap(frame)), end: () => socket.destroy() }, socket);
  });
  await new Promise((listening) => http.listen(0, '127.0.0.1', listening));
  server.url = `http://127.0.0.1:${http.address().port}`;
  server.close = () =>
    new Promise((closed) => {
      for (const stream of streams) stream.end();
      http.close(() => closed());
      http.closeAllConnections();
    });
  return server;
}
