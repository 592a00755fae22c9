// The voices of the device, and the sentences of a story as they stand in the page. What is read, by whom and when is decided by
// src/components/controls/reading.rs, which also holds what is made here.

const MARK = "slugline-listen";

/** The voices that the browser knows now: JSON of `[{ name, lang, uri, isLocal, isDefault }]`. */
export function voices() {
  const known = globalThis.speechSynthesis?.getVoices() ?? [];
  return JSON.stringify(
    Array.from(known, ({ name, lang, voiceURI, localService, default: isDefault }) => ({ name, lang, uri: voiceURI, isLocal: localService, isDefault })),
  );
}

/** Speaks a sentence; `ended` is told whether the voice has failed. Gives the utterance, by which it is silenced. */
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

/** Ends an utterance. Browsers tell of that later: by then nobody is asked any more. */
export function silence(utterance) {
  utterance.onend = utterance.onerror = null;
  speechSynthesis.cancel();
}

/** Marks a sentence by a highlight, and no other; nothing in the story changes. */
export function mark(sentence) {
  if (sentence) CSS.highlights?.set(MARK, new Highlight(sentence.range));
  else CSS.highlights?.delete(MARK);
}

/** Whether a sentence still stands in the page. */
export const isThere = ({ range }) => range.startContainer.isConnected;

/** What is no part of the text: it is not read aloud. */
const SKIPPED =
  "script,style,noscript,template,figure,aside,nav,form,button,select,textarea,input,iframe,video,audio,object,svg,math,pre,rt,rp,[hidden],[aria-hidden=true],slugline-ticker,.slugline-meta,.slugline-copyright";

/** The sentences below the slots of a story, in their order: `{ text, lang, range }`. */
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
  // What stands below the story is no part of it.
  for (const slot of root.querySelectorAll('slot:not([name="footer"])')) {
    begin(root.host);
    slot.assignedNodes().forEach(visit);
  }
  return blocks.flatMap((block) => [...cut(block)]);
}

function* cut({ text, parts, lang }) {
  // A line's end in the source is a blank; to a segmenter it would be the end of a sentence.
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
    // The place after the last letter, in the node of that letter.
    const [node, offset] = place(to - 1);
    range.setEnd(node, Math.min(offset + 1, node.length));
    yield { text: segment.trim(), lang, range };
  }
}

function segments(text, lang) {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity: "sentence" }).segment(text);
  } catch {
    // No segmenter, or not for what the page calls its language.
    return [{ segment: text, index: 0 }];
  }
}
