// A story's address, handed on.

/** What a story is called, and where it is. */
export function whereabouts(element) {
  const { headline, url } = element.article ?? {};
  const canonical = document.querySelector('link[rel~="canonical"]')?.href;
  const title = headline ?? element.querySelector("h1,h2,h3,h4,h5,h6")?.textContent.trim();
  return { title: title || document.title, url: new URL(url ?? (canonical || location.href), document.baseURI).href };
}

/** Hands an address on, by the platform's own means or the clipboard: `shared`, `cancelled`, `copied` or `refused`. */
export async function share(what) {
  try {
    if (navigator.share) {
      await navigator.share(what);
      return "shared";
    }
  } catch (error) {
    if (error.name === "AbortError") return "cancelled";
    // It may be forbidden here, or unable to take this.
  }
  try {
    await navigator.clipboard.writeText(what.url);
    return "copied";
  } catch {
    return "refused";
  }
}
