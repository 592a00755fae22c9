// Runs in the page, by either runner: how a strip that is moved to the end of its round and then made wider is covered, in the
// frame in which it grows, before that is drawn.

export async function grown() {
  const strip = document.querySelector('slugline-ticker');
  const parts = ['.viewport', '.track'].map((selector) => strip.shadowRoot.querySelector(selector));
  const [animation] = parts[1].getAnimations();
  animation.pause();
  animation.currentTime = animation.effect.getComputedTiming().duration - 1;
  await new Promise(requestAnimationFrame);
  strip.style.inlineSize = '2400px';
  // Told in this frame, after the strip, whose observer is older.
  return new Promise((resolve) => {
    const seen = () => resolve(parts.map((part) => part.getBoundingClientRect().toJSON()));
    new ResizeObserver(seen).observe(parts[0]);
  });
}
