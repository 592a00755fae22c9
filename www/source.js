// Where a story or a strip comes from. It is fetched here, while the module is still on its way.
import { Failure } from "./failure.js";

/** Requests that elements of the page have in use, by address: the same source is fetched once. */
const requests = new Map();

/**
 * The bytes at an address, shared with every element that names it while one of them holds on to it.
 * @returns {{ bytes: Promise<Uint8Array>, release(): void }}
 */
export function request(address) {
  const url = resolve(address);
  let entry = requests.get(url);
  if (!entry) {
    entry = { bytes: fetchBytes(url), users: 0 };
    // Whoever asked is told; nobody else has to be.
    entry.bytes.catch(() => requests.get(url) === entry && requests.delete(url));
    requests.set(url, entry);
  }
  entry.users += 1;
  let held = true;
  return {
    bytes: entry.bytes,
    release() {
      if (held && --entry.users === 0 && requests.get(url) === entry) requests.delete(url);
      held = false;
    },
  };
}

/** Forgets what was fetched from an address, so that the next request fetches it again. */
export const forget = (address) => requests.delete(resolve(address));

function resolve(address) {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    throw new Failure("network", `"${address}" is no address: check src`, { url: address });
  }
}

async function fetchBytes(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new Failure("network", `${url} could not be fetched: check the address, the connection, and CORS if it is on another origin`, { url, cause });
  }
  if (!response.ok) throw new Failure("http", `${url} was answered with ${response.status}: check the address`, { url });
  const type = (response.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
  // Text and JSON under any name, and files whose server knows no type; a page or a picture is a wrong answer.
  if (!/^$|^application\/(.*\+)?json$|^application\/octet-stream$|^text\/(?!html|css|javascript)/.test(type))
    throw new Failure("mime", `${url} was answered with ${type}: a story or strip is text/plain or application/json`, { url });
  return new Uint8Array(await response.arrayBuffer());
}

const SCRIPT_FORMATS = { "application/json": "slugline", "text/plain": "wire" };

/** The first child script that holds data, and the format that its type tells. */
export function dataScript(element) {
  for (const child of element.children) {
    const format = child.localName === "script" && SCRIPT_FORMATS[child.type.trim().toLowerCase()];
    if (format) return { text: child.textContent, format };
  }
  return undefined;
}

/** Text or an object as the bytes that the module reads. */
export function encode(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return new TextEncoder().encode(text ?? "");
}
