// The voices that speak a story's language. Only those of the device: others send the text away.

/** What comes before the region and the rest. */
const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

/** The voices for a language, those of its region first. */
export function voicesFor(lang) {
  const tag = (lang || navigator.language).toLowerCase();
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const rank = (voice) => (voice.lang.toLowerCase().replaceAll("_", "-") === tag) * 2 + voice.default;
  return voices.filter((voice) => voice.localService && primary(voice.lang) === primary(tag)).sort((one, other) => rank(other) - rank(one));
}
