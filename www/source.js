// The source of a story or a strip. It is fetched here, while the module is still loading; the module reads the response.

/** Requests in use by elements of the page, by address and credentials: the same source is fetched once. */
const requests = new Map();

/**
 * Fetches an address, together with every element that names it, until the last of them has aborted its share.
 * @returns {{ url: string, response: Promise<Response>, abort: AbortController }}
 */
export function request(address, credentials) {
  const url = wholeAddress(address);
  const key = keyOf(url, credentials);
  let entry = requests.get(key);
  if (!entry) {
    const whole = new AbortController();
    entry = { users: 0, whole, response: fetch(url, { signal: whole.signal, credentials }) };
    requests.set(key, entry);
  }
  const leave = () => requests.get(key) === entry && requests.delete(key);
  entry.users += 1;
  const abort = new AbortController();
  abort.signal.addEventListener("abort", () => {
    entry.users -= 1;
    if (entry.users) return;
    leave();
    // Browsers make a later request for the address wait for one in progress.
    entry.whole.abort();
  });
  // A body can be read once: each has a copy.
  const response = entry.response.then((answer) => answer.clone());
  // The caller is notified of the error; others need not be.
  response.then(({ ok }) => ok || leave(), leave);
  return { url, response, abort };
}

/** Forgets what was fetched from an address, so that the next request fetches it again. */
export const forget = (address, credentials) => requests.delete(keyOf(wholeAddress(address), credentials));

const keyOf = (url, credentials) => `${credentials} ${url}`;

/** The absolute address. An invalid one stays as it is: the module reports it. */
export function wholeAddress(address) {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}

const SCRIPT_FORMATS = { "application/json": "auto", "application/ld+json": "jsonld", "text/plain": "wire" };

/** The first child script with data, and the format of its type. */
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
