import { html, nothing } from 'lit';
import { html as staticHtml, literal } from 'lit/static-html.js';

const TAGS = { strong: literal`strong`, em: literal`em`, mark: literal`mark`, sub: literal`sub`, sup: literal`sup`, code: literal`code` };
const HEADINGS = { 1: literal`h2`, 2: literal`h3`, 3: literal`h4`, 4: literal`h5`, 5: literal`h6` };
const SAFE = /^(https?:|mailto:|tel:|[^:]*$)/i;

export const inlines = (list = []) =>
  list.map((inline) => {
    if (typeof inline === 'string') return inline;
    const text = typeof inline.text === 'string' ? inline.text : inlines(inline.text);
    if (inline.type === 'link') return SAFE.test(inline.href) ? html`<a href=${inline.href}>${text}</a>` : text;
    if (inline.type === 'break') return html`<br>`;
    const tag = TAGS[inline.type];
    return tag ? staticHtml`<${tag}>${text}</${tag}>` : text;
  });

const cell = ({ text, header, colspan = 1, rowspan = 1 }) =>
  header ? html`<th colspan=${colspan} rowspan=${rowspan}>${inlines(text)}</th>` : html`<td colspan=${colspan} rowspan=${rowspan}>${inlines(text)}</td>`;

const BLOCKS = {
  paragraph: ({ text }) => html`<p>${inlines(text)}</p>`,
  crosshead: ({ level = 1, text }) => staticHtml`<${HEADINGS[level]}>${inlines(text)}</${HEADINGS[level]}>`,
  list: ({ ordered, items }) => {
    const rows = items.map((item) => html`<li>${blocks(item)}</li>`);
    return ordered ? html`<ol>${rows}</ol>` : html`<ul>${rows}</ul>`;
  },
  quote: ({ body, cite }) => html`<blockquote>${blocks(body)}${cite ? html`<footer>${cite}</footer>` : nothing}</blockquote>`,
  figure: ({ src, width, height, alt, caption, credit }) =>
    html`<figure><img src=${src} width=${width} height=${height} alt=${alt} loading="lazy"><figcaption>${inlines(caption)} <small>${credit}</small></figcaption></figure>`,
  table: ({ caption, rows }) => html`<table><caption>${caption}</caption><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table>`,
  code: ({ text }) => html`<pre><code>${text}</code></pre>`,
  rule: () => html`<hr>`,
};

export const blocks = (list = []) => list.map((block) => BLOCKS[block.type]?.(block) ?? nothing);
