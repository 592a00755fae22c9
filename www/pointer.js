// How the reader moves by hand what moves by itself: by dragging, and by a wheel that turns sideways. What stands is scrolled, and the
// browser does that; touch and a wheel that turns upright are always left to it.

/** A pointer that goes no further, in pixels, has clicked. */
const CLICK = 4;
/** A line of a wheel that turns by lines, in pixels. */
const LINE = 16;

/** Lets a motion be moved by what is done to its viewport. */
export function followPointer(viewport, motion) {
  /** Where the pointer was; nothing while it drags nothing. */
  let last;
  let drags = false;

  const release = () => {
    last = undefined;
    motion.hold("hand", false);
    // The click that ends a drag comes before this.
    setTimeout(() => (drags = false));
  };

  viewport.addEventListener("pointerdown", ({ pointerType, button, clientX }) => {
    drags = false;
    last = motion.isMoved && pointerType !== "touch" && button === 0 ? clientX : undefined;
  });
  viewport.addEventListener("pointermove", ({ pointerId, buttons, clientX }) => {
    if (last === undefined) return;
    // It was let go somewhere else, or what moved stands now.
    if (!(buttons & 1) || !motion.isMoved) return release();
    if (!drags && Math.abs(clientX - last) <= CLICK) return;
    if (!drags) {
      drags = true;
      viewport.setPointerCapture(pointerId);
      motion.hold("hand", true);
    }
    // On a page that is zoomed or scaled the quotes stay under the pointer.
    motion.move(((last - clientX) * motion.width) / viewport.getBoundingClientRect().width);
    last = clientX;
  });
  for (const end of ["pointerup", "pointercancel"]) viewport.addEventListener(end, release);

  // A link that was dragged is not followed, and not dragged out of the page.
  const refuse = (event) => {
    if (!drags) return;
    event.preventDefault();
    event.stopPropagation();
  };
  viewport.addEventListener("click", refuse, true);
  viewport.addEventListener("dragstart", (event) => {
    if (last !== undefined) event.preventDefault();
  });

  viewport.addEventListener(
    "wheel",
    (event) => {
      const { deltaX, deltaY, deltaMode, shiftKey, ctrlKey } = event;
      const sideways = deltaX || (shiftKey ? deltaY : 0);
      if (!motion.isMoved || ctrlKey || Math.abs(sideways) < Math.abs(deltaY)) return;
      event.preventDefault();
      motion.move(sideways * [1, LINE, motion.width][deltaMode]);
    },
    { passive: false },
  );
}
