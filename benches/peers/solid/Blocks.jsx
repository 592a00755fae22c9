import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

const TAGS = { strong: 'strong', em: 'em', mark: 'mark', sub: 'sub', sup: 'sup', code: 'code' };
const SAFE = /^(https?:|mailto:|tel:|[^:]*$)/i;

// A story is shown once and whole: plain arrays, nothing to keep.
export const inlines = (list = []) =>
  list.map((inline) => {
    if (typeof inline === 'string') return inline;
    const text = typeof inline.text === 'string' ? inline.text : inlines(inline.text);
    if (inline.type === 'link') return SAFE.test(inline.href) ? <a href={inline.href}>{text}</a> : text;
    if (inline.type === 'break') return <br />;
    return TAGS[inline.type] ? <Dynamic component={TAGS[inline.type]}>{text}</Dynamic> : text;
  });

const cell = ({ text, header, colspan = 1, rowspan = 1 }) => <Dynamic component={header ? 'th' : 'td'} colSpan={colspan} rowSpan={rowspan}>{inlines(text)}</Dynamic>;

const BLOCKS = {
  paragraph: ({ text }) => <p>{inlines(text)}</p>,
  crosshead: ({ level = 1, text }) => <Dynamic component={`h${level + 1}`}>{inlines(text)}</Dynamic>,
  list: ({ ordered, items }) => (
    <Dynamic component={ordered ? 'ol' : 'ul'}>
      <For each={items}>{(item) => <li>{blocks(item)}</li>}</For>
    </Dynamic>
  ),
  quote: ({ body, cite }) => (
    <blockquote>
      {blocks(body)}
      <Show when={cite}><footer>{cite}</footer></Show>
    </blockquote>
  ),
  figure: ({ src, width, height, alt, caption, credit }) => (
    <figure>
      <img src={src} width={width} height={height} alt={alt} loading="lazy" />
      <figcaption>{inlines(caption)} <small>{credit}</small></figcaption>
    </figure>
  ),
  table: ({ caption, rows }) => (
    <table>
      <caption>{caption}</caption>
      <tbody><For each={rows}>{(row) => <tr>{row.map(cell)}</tr>}</For></tbody>
    </table>
  ),
  code: ({ text }) => <pre><code>{text}</code></pre>,
  rule: () => <hr />,
};

export const blocks = (list = []) => list.map((block) => BLOCKS[block.type]?.(block));
