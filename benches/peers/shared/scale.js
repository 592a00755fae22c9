// The reader's size of text, remembered.

const STEPS = [0.875, 1, 1.125, 1.25, 1.5, 1.75, 2, 2.5];
const KEY = 'text-size';

/** The buttons: a name, what is shown, and the scale that each leads to. */
export const BUTTONS = [
  { name: 'Smaller text', shown: 'A−', next: (scale) => STEPS.findLast((step) => step < scale) ?? scale },
  { name: 'Normal text size', shown: 'A', next: () => 1 },
  { name: 'Larger text', shown: 'A+', next: (scale) => STEPS.find((step) => step > scale) ?? scale },
];

export function storedScale() {
  try {
    return STEPS.find((step) => step === Number(localStorage.getItem(KEY))) ?? 1;
  } catch {
    return 1;
  }
}

export function storeScale(scale) {
  try {
    localStorage.setItem(KEY, scale);
  } catch {
    // Some readers refuse all storage: the size then lasts as long as the page.
  }
}
