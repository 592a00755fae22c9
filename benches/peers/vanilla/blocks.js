// Blocks of the JSON of record as nodes.

const TAGS = { strong: 'strong', em: 'em', mark: 'mark', sub: 'sub', sup: 'sup', code: 'code', break: 'br' };
const SAFE = /^(https?:|mailto:|tel:|[^:]*$)/i;

function node(name, children = [], properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Text with its markup. */
export const inlines = (list = []) =>
  list.flatMap((inline) => {
    if (typeof inline === 'string') return [inline];
    const children = typeof inline.text === 'string' ? [inline.text] : inlines(inline.text);
    if (inline.type === 'link') return SAFE.test(inline.href) ? [node('a', children, { href: inline.href })] : children;
    return TAGS[inline.type] ? [node(TAGS[inline.type], children)] : children;
  });

const cell = ({ text, header, colspan = 1, rowspan = 1 }) => node(header ? 'th' : 'td', inlines(text), { colSpan: colspan, rowSpan: rowspan });

const BLOCKS = {
  paragraph: ({ text }) => node('p', inlines(text)),
  crosshead: ({ level = 1, text }) => node(`h${level + 1}`, inlines(text)),
  list: ({ ordered, items }) => node(ordered ? 'ol' : 'ul', items.map((item) => node('li', blocks(item)))),
  quote: ({ body, cite }) => node('blockquote', cite ? [...blocks(body), node('footer', [cite])] : blocks(body)),
  figure: ({ src, width, height, alt, caption, credit }) =>
    node('figure', [node('img', [], { src, width, height, alt, loading: 'lazy' }), node('figcaption', [...inlines(caption), ' ', node('small', [credit ?? ''])])]),
  table: ({ caption, rows }) => node('table', [node('caption', [caption ?? '']), node('tbody', rows.map((row) => node('tr', row.map(cell))))]),
  code: ({ text }) => node('pre', [node('code', [text])]),
  rule: () => node('hr'),
};

export const blocks = (list = []) => list.flatMap((block) => BLOCKS[block.type]?.(block) ?? []);
