// What the reader may choose: each preference, and its values except the page's own, which means absent. The same as in
// src/reader/setting.rs: a test compares both.
//
// Sliders are in percent: spacing of the font size, the measure of 38em.

/** The text sizes, in percent of the page's own. */
export const SIZES = [87.5, 100, 112.5, 125, 150, 175, 200, 250];

export const SETTINGS = {
  textSize: SIZES,
  theme: ["light", "dark", "sepia"],
  font: ["serif", "sans"],
  lineSpacing: [150, 175, 200, 250],
  letterSpacing: [3, 6, 9, 12, 15],
  wordSpacing: [8, 16, 24, 32],
  measure: [75, 90, 110, 130],
  rate: [0.75, 1, 1.25, 1.5, 2],
  paused: [true, false],
};
