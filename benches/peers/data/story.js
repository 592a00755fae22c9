// Stories of any length, in the JSON of record and as HTML, from the demonstration's own text.

import { readFileSync } from 'node:fs';

const { article: DEMO } = JSON.parse(readFileSync(new URL('../../../demo/story.json', import.meta.url), 'utf8'));

const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** A paragraph with markup, as copy has it: its first word strong, its last a link. */
function marked({ text: [text] }) {
  const words = text.split(' ');
  return { type: 'paragraph', text: [{ type: 'strong', text: [words[0]] }, ` ${words.slice(1, -1).join(' ')} `, { type: 'link', href: 'https://example.com/', text: [words.at(-1)] }] };
}

/** The words of blocks, in their order. */
export function textOf(part) {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(textOf).join(' ');
  return ['text', 'items', 'caption', 'rows', 'body', 'cite'].flatMap((name) => (part[name] ? [textOf(part[name])] : [])).join(' ');
}

/** The blocks, one after the other and again from the start, until there is enough. */
function body(isEnough) {
  const blocks = [];
  const paragraphs = DEMO.body.filter(({ type }) => type === 'paragraph');
  for (let at = 0; !isEnough(blocks); at += 1) {
    const block = DEMO.body[at % DEMO.body.length];
    blocks.push(block.type === 'paragraph' && at % 5 === 0 ? marked(block) : block);
    if (at % 12 === 11) blocks.push({ type: 'list', items: paragraphs.slice(0, 3).map((one) => [one]) });
    if (at % 20 === 19) blocks.push({ type: 'quote', body: [paragraphs[2]], cite: 'The Tape' });
  }
  return blocks;
}

const story = (blocks) => ({ lang: 'en', headline: DEMO.headline, standfirst: DEMO.standfirst, body: blocks });

/** A story of so many paragraphs. */
export const ofParagraphs = (count) => story(body((blocks) => blocks.filter(({ type }) => type === 'paragraph').length >= count));

/** A story of about so many words. */
export function ofWords(count) {
  let words = 0;
  let seen = 0;
  return story(body((blocks) => {
    for (; seen < blocks.length; seen += 1) words += textOf(blocks[seen]).split(' ').length;
    return words >= count;
  }));
}

const inlines = (list) => list.map((inline) => (typeof inline === 'string' ? escape(inline) : inline.type === 'link' ? `<a href="${inline.href}">${inlines(inline.text)}</a>` : `<${inline.type}>${inlines(inline.text)}</${inline.type}>`)).join('');

const HTML = {
  paragraph: ({ text }) => `<p>${inlines(text)}</p>`,
  crosshead: ({ text }) => `<h2>${inlines(text)}</h2>`,
  list: ({ items }) => `<ul>${items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</ul>`,
  quote: ({ body: blocks, cite }) => `<blockquote>${htmlOf(blocks)}<footer>${escape(cite)}</footer></blockquote>`,
  table: ({ caption, rows }) =>
    `<table><caption>${escape(caption)}</caption><tbody>${rows.map((row) => `<tr>${row.map(({ header, text }) => (header ? `<th>${inlines(text)}</th>` : `<td>${inlines(text)}</td>`)).join('')}</tr>`).join('')}</tbody></table>`,
};

/** The same blocks as markup. */
export const htmlOf = (blocks) => blocks.map((block) => HTML[block.type](block)).join('\n');

/** The same story with its body as HTML. */
export const asHtml = ({ body: blocks, ...rest }) => ({ ...rest, html: htmlOf(blocks) });

/** The markup of a whole story, as a system without its own fields has it. */
export const page = ({ headline, standfirst, html }) => `<h1>${escape(headline)}</h1>\n<p>${escape(standfirst.join(''))}</p>\n${html}`;
