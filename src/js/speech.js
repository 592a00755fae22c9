// The voices of the device, and the sentences of a story in the page. src/components/controls/reading.rs decides what is read, with
// which voice and when, and also owns the objects made here.

const MARK = "slugline-listen";

/** The voices that the browser currently has: JSON of `[{ name, lang, uri, isLocal, isDefault }]`. */
export function voices() {
  const known = globalThis.speechSynthesis?.getVoices() ?? [];
  return JSON.stringify(
    Array.from(known, ({ name, lang, voiceURI, localService, default: isDefault }) => ({ name, lang, uri: voiceURI, isLocal: localService, isDefault })),
  );
}

/** Speaks a sentence; `ended` is called with whether the voice has failed. Returns the utterance, for ending it. */
export function speak({ text }, uri, rate, ended) {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = speechSynthesis.getVoices().find((voice) => voice.voiceURI === uri);
  utterance.lang = utterance.voice?.lang ?? "";
  utterance.rate = rate;
  utterance.onend = () => ended(false);
  utterance.onerror = () => ended(true);
  speechSynthesis.speak(utterance);
  return utterance;
}

/** Ends an utterance. Browsers report that later: by then nothing listens any more. */
export function silence(utterance) {
  utterance.onend = utterance.onerror = null;
  speechSynthesis.cancel();
}

/** Marks a sentence by a highlight, and no other; nothing in the story changes. */
export function mark(sentence) {
  if (sentence) CSS.highlights?.set(MARK, new Highlight(sentence.range));
  else CSS.highlights?.delete(MARK);
}

/** Whether a sentence is still in the page. */
export const isThere = ({ range }) => range.startContainer.isConnected;

/** What is not part of the text: it is not read aloud. */
const SKIPPED =
  "script,style,noscript,template,figure,aside,nav,form,button,select,textarea,input,iframe,video,audio,object,svg,math,pre,rt,rp,[hidden],[aria-hidden=true],slugline-ticker,.slugline-meta,.slugline-copyright";

/** The sentences below the slots of a story, in order: `{ text, lang, range }`. */
export function sentences(root, lang) {
  const blocks = [];
  const begin = (element) => blocks.push({ parts: [], text: "", lang: element?.closest("[lang]")?.lang || lang });
  const visit = (node) => {
    const block = blocks.at(-1);
    if (node.nodeType === Node.TEXT_NODE) {
      block.parts.push({ node, at: block.text.length });
      block.text += node.data;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return;
    if (node.localName === "br") block.text += " ";
    const { display } = getComputedStyle(node);
    if (display === "none") return;
    const isBlock = !/^(inline|contents|ruby)/.test(display);
    if (isBlock) begin(node);
    node.childNodes.forEach(visit);
    if (isBlock) begin(node.parentElement);
  };
  // What is below the story is not part of it.
  for (const slot of root.querySelectorAll('slot:not([name="footer"])')) {
    begin(root.host);
    slot.assignedNodes().forEach(visit);
  }
  return blocks.flatMap((block) => [...cut(block)]);
}

function* cut({ text, parts, lang }) {
  // A line end in the source is a space; a segmenter would take it for the end of a sentence.
  const plain = text.replaceAll(/\s/g, " ");
  for (const { segment, index } of segments(plain, lang)) {
    if (!/[\p{L}\p{N}]/u.test(segment)) continue;
    const from = index + segment.length - segment.trimStart().length;
    const to = index + segment.trimEnd().length;
    const place = (at) => {
      const { node, at: start } = parts.findLast((part) => part.at <= at) ?? parts[0];
      return [node, Math.min(at - start, node.length)];
    };
    const range = new Range();
    range.setStart(...place(from));
    // The position after the last letter, in the node of that letter.
    const [node, offset] = place(to - 1);
    range.setEnd(node, Math.min(offset + 1, node.length));
    yield { text: segment.trim(), lang, range };
  }
}

function segments(text, lang) {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity: "sentence" }).segment(text);
  } catch {
    // No segmenter, or not for the page's language.
    return [{ segment: text, index: 0 }];
  }
}
