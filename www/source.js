// Where a story or a strip comes from. It is fetched here, while the module is still on its way.
import { Failure } from "./failure.js";

/** Requests that elements of the page have in use, by address: the same source is fetched once. */
const requests = new Map();

/**
 * The bytes at an address, shared with every element that names it while one of them holds on to it. A page is taken only where
 * it is asked for: else it is a wrong answer.
 * @returns {{ answer: Promise<{ bytes: Uint8Array, etag: string | null }>, release(): void }}
 */
export function request(address, takesHtml) {
  const url = resolve(address);
  const key = keyOf(url, takesHtml);
  let entry = requests.get(key);
  if (!entry) {
    const abort = new AbortController();
    entry = { answer: fetchAnswer(url, { signal: abort.signal, takesHtml }), users: 0, abort };
    // Whoever asked is told; nobody else has to be.
    entry.answer.catch(() => requests.get(key) === entry && requests.delete(key));
    requests.set(key, entry);
  }
  entry.users += 1;
  let held = true;
  return {
    answer: entry.answer,
    release() {
      if (held && --entry.users === 0) {
        if (requests.get(key) === entry) requests.delete(key);
        // Browsers let a later request for the address wait for one that is under way.
        entry.abort.abort();
      }
      held = false;
    },
  };
}

/** Forgets what was fetched from an address, so that the next request fetches it again. */
export const forget = (address, takesHtml) => requests.delete(keyOf(resolve(address), takesHtml));

const keyOf = (url, takesHtml) => (takesHtml ? `${url} html` : url);

/** The whole of an address. */
export function resolve(address) {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    throw new Failure("network", `"${address}" is no address: check src and stream`, { url: address });
  }
}

/** More is not read, in bytes: many times the largest story or strip. */
const MOST_BYTES = 1 << 26;

/**
 * Fetches a source.
 * @param {string} url
 * @param {RequestInit & { known?: string, takesHtml?: boolean }} [options] and the `ETag` of what is known: that is not read again
 * @returns {Promise<{ bytes?: Uint8Array, etag: string | null }>}
 */
export async function fetchAnswer(url, { known, takesHtml, ...options } = {}) {
  let response;
  const lost = (cause) => {
    throw cause instanceof Failure ? cause : new Failure("network", `${url} could not be fetched: check the address, the connection, and CORS if it is on another origin`, { url, cause });
  };
  try {
    // Without `If-None-Match`, which other origins would have to allow first: the browser asks by itself whether its copy holds.
    response = await fetch(url, options);
  } catch (cause) {
    lost(cause);
  }
  if (!response.ok) {
    const wait = Number(response.headers.get("retry-after")) * 1000 || 0;
    throw Object.assign(new Failure("http", `${url} was answered with ${response.status}: check the address`, { url }), { wait });
  }
  const etag = response.headers.get("etag");
  if (etag && etag === known) {
    response.body?.cancel();
    return { etag };
  }
  const type = (response.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
  // Text and JSON under any name, and files whose server knows no type; a page or a picture is a wrong answer.
  if (!/^$|^application\/(.*\+)?json$|^application\/octet-stream$|^text\/(?!html|css|javascript|event-stream)/.test(type) && !(takesHtml && /html/.test(type)))
    throw new Failure("mime", `${url} was answered with ${type}: a story or strip is text/plain or application/json`, { url });
  return { bytes: await body(response).catch(lost), etag };
}

/** The bytes of an answer, as far as there is room for them. */
async function body(response) {
  const parts = [];
  let size = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      reader.cancel();
      throw new Failure("too-large", `${response.url} has more than ${MOST_BYTES} bytes`, { url: response.url });
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const SCRIPT_FORMATS = { "application/json": "auto", "application/ld+json": "jsonld", "text/plain": "wire" };

/** The first child script that holds data, and the format that its type tells. */
export function dataScript(element) {
  for (const child of element.children) {
    const format = child.localName === "script" && SCRIPT_FORMATS[child.type.trim().toLowerCase()];
    if (format) return { text: child.textContent, format };
  }
  return undefined;
}

const encoder = globalThis.TextEncoder && new TextEncoder();

/** Text, or an object as text. */
export const textOf = (value) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** Text or an object as the bytes that the module reads. */
export const encode = (value) => encoder.encode(textOf(value));
