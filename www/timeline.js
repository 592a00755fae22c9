// The timeline of the strip: where it is at what time of a round.
//
// It is a list of points between which the strip moves evenly, so that for every place there is a time: whoever moves the
// strip sets the time of its one animation.

/** How long a group stands at least, and how long it takes to the next, in milliseconds. */
const LEAST_STAND = 3000;
const SLIDE = 400;

/** Evenly by the whole way, so many pixels a second. */
export const scrolling = (way, speed) => [
  [0, 0],
  [(way / speed) * 1000, way],
];

/** From stop to stop. At each it stands as long as it would take to the next by its speed: a round lasts as long. */
export function stepping(stops, way, speed) {
  let time = 0;
  const points = stops.flatMap((stop, index) => {
    const begin = time + (index && SLIDE);
    time = begin + Math.max(LEAST_STAND, (((stops[index + 1] ?? way) - stop) / speed) * 1000);
    return [
      [begin, stop],
      [time, stop],
    ];
  });
  return [...points, [time + SLIDE, way]];
}

export class Timeline {
  #points;
  #copies;
  #isRightToLeft;
  #isReverse;

  /** @param {[time: number, place: number][]} points @param {number} copies how many lists the track holds */
  constructor(points, copies, isRightToLeft, isReverse) {
    this.#points = points;
    this.#copies = copies;
    this.#isRightToLeft = isRightToLeft;
    this.#isReverse = isReverse;
    /** What is the same for two courses that are. */
    this.key = `${[points, copies, isRightToLeft, isReverse]}`;
  }

  get timing() {
    return { duration: this.#points.at(-1)[0], iterations: Infinity, direction: this.#isReverse ? "reverse" : "normal" };
  }

  /** In percent of the track: cells that grow take the strip along until its timeline is set anew. */
  get keyframes() {
    const [duration, way] = this.#points.at(-1);
    const sign = this.#isRightToLeft ? 100 : -100;
    return this.#points.map(([time, place]) => ({
      offset: time / duration,
      transform: `translateX(${((place / way) * sign) / this.#copies}%)`,
    }));
  }

  /** Where it is at a time, and what share of its stand it has behind it there. */
  at(time) {
    const { duration } = this.timing;
    const passed = this.#turned(time % duration);
    const index = Math.max(1, this.#points.findIndex(([end]) => end >= passed));
    const [[begin, from], [end, to]] = this.#points.slice(index - 1);
    const share = (passed - begin) / (end - begin);
    return { place: from + (to - from) * share, share: from === to ? (this.#isReverse ? 1 - share : share) : 0 };
  }

  /** The time at which it is somewhere, with a share of its stand there behind it. */
  timeOf(place, share) {
    const points = this.#points;
    const isAt = ([, stop]) => Math.abs(stop - place) < 1;
    const stand = points.findIndex((point, index) => isAt(point) && points[index + 1]?.[1] === point[1]);
    const index = stand < 0 ? Math.max(0, points.findLastIndex(([, stop], last) => stop <= place && last < points.length - 1)) : stand;
    const [[begin, from], [end, to]] = points.slice(index);
    const passed = stand < 0 ? (place - from) / (to - from) : this.#isReverse ? 1 - share : share;
    return this.#turned(begin + (end - begin) * passed);
  }

  /** A timeline against the text's direction runs its way backwards. */
  #turned(time) {
    return this.#isReverse ? this.timing.duration - time : time;
  }
}
