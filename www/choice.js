// The reader chooses a quote: by a click, or from the keyboard.

/**
 * Listens to the quotes of the strip in a shadow root. The listeners go with the strip.
 * @param {(row: number) => boolean} choose takes the row of a quote; gives whether its link may be followed
 */
export function listen(shadow, choose) {
  const viewport = shadow.querySelector(".viewport");
  const track = viewport.querySelector(".track");
  /** The quote at which an event is; of a copy that is inert only the place is known. */
  const quoteAt = ({ target, clientX, detail }) =>
    target.closest(".slugline-quote") ??
    (detail ? [...track.querySelectorAll(".slugline-quote")].find((quote) => {
      const { left, right } = quote.getBoundingClientRect();
      return left <= clientX && clientX < right;
    }) : undefined);
  const take = (event) => {
    // With one of these keys the reader tells the browser what to do with the link.
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const quote = quoteAt(event);
    if (quote && !choose([...quote.parentNode.children].indexOf(quote))) event.preventDefault();
  };
  viewport.addEventListener("click", take);
  // A link hears Enter as a click; a quote that is none and has the focus does not.
  viewport.addEventListener("keydown", (event) => {
    if (!event.target.matches(".slugline-quote, a:not([href])") || (event.key !== "Enter" && event.key !== " ")) return;
    take(event);
    event.preventDefault();
  });
  // A copy is not there for assistive technology: the focus does not go there.
  viewport.addEventListener("mousedown", (event) => {
    if (event.target.closest("[aria-hidden]")) event.preventDefault();
  });
}
