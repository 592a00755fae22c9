// A device with voices, for browsers on test machines, which have none. `window.speech` is what was requested of it, and `speech.end()` and
// `speech.fail()` do what the device would do later.

export function speak(voices) {
  class Utterance extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  }
  const device = new EventTarget();
  const spoken = [];
  let present;
  const tell = (name) => {
    const utterance = present;
    present = undefined;
    utterance?.[name]?.({ type: name, error: 'synthesis-failed' });
  };
  Object.assign(device, {
    getVoices: () => window.speech.voices,
    speak(utterance) {
      present = utterance;
      spoken.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate, lang: utterance.lang });
    },
    // Devices tell that they were interrupted, and tell it late.
    cancel() {
      const utterance = present;
      present = undefined;
      if (utterance) setTimeout(() => utterance.onerror?.({ type: 'error', error: 'interrupted' }));
    },
  });
  window.speech = {
    voices,
    spoken,
    get isSpeaking() {
      return present !== undefined;
    },
    end: () => tell('onend'),
    fail: () => tell('onerror'),
    come(more) {
      window.speech.voices = more;
      device.dispatchEvent(new Event('voiceschanged'));
    },
  };
  window.SpeechSynthesisUtterance = Utterance;
  Object.defineProperty(window, 'speechSynthesis', { value: device, configurable: true });
}

const voice = (name, lang, localService) => ({ name, lang, localService, voiceURI: name, default: false });

export const VOICES = [
  voice('Cloud', 'en-US', false),
  voice('Ada', 'en-GB', true),
  voice('Grace', 'en-US', true),
  voice('Johanna', 'de-DE', true),
];
