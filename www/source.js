// Where a story or a strip comes from. It is fetched here, while the module is still on its way; what is answered the module reads.

/** Requests that elements of the page have in use, by address: the same source is fetched once. */
const requests = new Map();

/**
 * Fetches what is at an address, together with every element that names it, until the last of them has aborted its share.
 * @returns {{ url: string, response: Promise<Response>, abort: AbortController }}
 */
export function request(address) {
  const url = wholeAddress(address);
  let entry = requests.get(url);
  if (!entry) {
    const whole = new AbortController();
    entry = { users: 0, whole, response: fetch(url, { signal: whole.signal }) };
    requests.set(url, entry);
  }
  const leave = () => requests.get(url) === entry && requests.delete(url);
  entry.users += 1;
  const abort = new AbortController();
  abort.signal.addEventListener("abort", () => {
    entry.users -= 1;
    if (entry.users) return;
    leave();
    // Browsers let a later request for the address wait for one that is under way.
    entry.whole.abort();
  });
  // A body can be read once: each has a copy.
  const response = entry.response.then((answer) => answer.clone());
  // Whoever asked is told; nobody else has to be.
  response.then(({ ok }) => ok || leave(), leave);
  return { url, response, abort };
}

/** Forgets what was fetched from an address, so that the next request fetches it again. */
export const forget = (address) => requests.delete(wholeAddress(address));

/** The whole of an address. What is none stays as it is: the module tells so. */
export function wholeAddress(address) {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
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
