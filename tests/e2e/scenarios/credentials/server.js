// A paid source on another origin: what it answers depends on the reader's cookie.

import { createServer } from 'node:http';

/** Serves a story, a snapshot and a stream to those who have the cookie, and counts requests. */
export async function paidSource(allowed = 'origin') {
  const requests = [];
  const streams = new Set();
  const server = createServer((request, response) => {
    const isPaid = (request.headers.cookie ?? '').includes('subscriber=1');
    requests.push([request.url, isPaid]);
    const { origin } = request.headers;
    response.setHeader('access-control-allow-origin', allowed === 'origin' ? (origin ?? '*') : '*');
    if (allowed === 'origin') response.setHeader('access-control-allow-credentials', 'true');
    if (request.url === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify({ quotes: [{ symbol: 'A', price: isPaid ? '2.00' : '1.00' }] })}\n\n`);
      streams.add(response);
      return;
    }
    const headline = isPaid ? 'For subscribers' : 'For everybody';
    const document = request.url === '/quotes.json' ? { quotes: [{ symbol: 'A', price: isPaid ? '2.00' : '1.00' }] } : { headline, body: [{ type: 'paragraph', text: ['Words.'] }] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const stream of streams) stream.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}`, requests, close };
}
