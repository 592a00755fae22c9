// The motion of a strip: one animation of one transform, which the compositor runs alone.

const SPEED = 50;

/** How many rows of a list a viewport shows at once: the list's copy needs no more. */
export function rowsInView(list, viewport) {
  const width = viewport.clientWidth;
  const rows = Array.from(list.children);
  const beyond = rows.findIndex((row) => row.offsetLeft - list.offsetLeft > width);
  return beyond < 0 ? rows.length : beyond + 1;
}

/** Moves a track by the width of its list, for ever. */
export function scroll(track, list) {
  const way = list.offsetWidth;
  return track.animate({ transform: ['translateX(0)', `translateX(${-way}px)`] }, { duration: (way / SPEED) * 1000, iterations: Infinity });
}
