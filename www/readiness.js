// When elements begin their work.

/** Resolves once the parser has passed the element's end tag: its children are there. */
export function whenParsed(element) {
  if (document.readyState !== "loading") return Promise.resolve();
  for (let node = element; node; node = node.parentNode) if (node.nextSibling) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/** Resolves once the page has loaded, or the reader uses the element, whichever is first. */
export function whenIdle(element) {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    addEventListener("load", resolve, { once: true });
    for (const use of ["pointerover", "touchstart", "focusin"])
      element.addEventListener(use, resolve, { once: true, passive: true });
  });
}

/** Resolves once the element is near the viewport. */
export function whenNear(element) {
  return new Promise((resolve) => {
    if (!self.IntersectionObserver) return resolve();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: "100% 0%" },
    );
    observer.observe(element);
  });
}

/** Resolves in a task of its own: between what several elements do, the browser draws, and listens to the reader. */
export function inOwnTask() {
  if (globalThis.scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
