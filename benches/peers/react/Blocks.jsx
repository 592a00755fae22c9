const TAGS = { strong: 'strong', em: 'em', mark: 'mark', sub: 'sub', sup: 'sup', code: 'code' };
const SAFE = /^(https?:|mailto:|tel:|[^:]*$)/i;

// Stories are shown whole: the place of a node is its key.
export function Inlines({ list = [] }) {
  return list.map((inline, at) => (typeof inline === 'string' ? inline : <Inline key={at} {...inline} />));
}

function Inline({ type, text, href }) {
  const children = typeof text === 'string' ? text : <Inlines list={text} />;
  if (type === 'link') return SAFE.test(href) ? <a href={href}>{children}</a> : children;
  if (type === 'break') return <br />;
  const Tag = TAGS[type];
  return Tag ? <Tag>{children}</Tag> : children;
}

function Cell({ text, header, colspan = 1, rowspan = 1 }) {
  const Tag = header ? 'th' : 'td';
  return <Tag colSpan={colspan} rowSpan={rowspan}><Inlines list={text} /></Tag>;
}

const BLOCKS = {
  paragraph: ({ text }) => <p><Inlines list={text} /></p>,
  crosshead: ({ level = 1, text }) => {
    const Tag = `h${level + 1}`;
    return <Tag><Inlines list={text} /></Tag>;
  },
  list: ({ ordered, items }) => {
    const Tag = ordered ? 'ol' : 'ul';
    return <Tag>{items.map((item, at) => <li key={at}><Blocks list={item} /></li>)}</Tag>;
  },
  quote: ({ body, cite }) => <blockquote><Blocks list={body} />{cite && <footer>{cite}</footer>}</blockquote>,
  figure: ({ src, width, height, alt, caption, credit }) => (
    <figure>
      <img src={src} width={width} height={height} alt={alt} loading="lazy" />
      <figcaption><Inlines list={caption} /> <small>{credit}</small></figcaption>
    </figure>
  ),
  table: ({ caption, rows }) => (
    <table>
      <caption>{caption}</caption>
      <tbody>{rows.map((row, at) => <tr key={at}>{row.map((cell, column) => <Cell key={column} {...cell} />)}</tr>)}</tbody>
    </table>
  ),
  code: ({ text }) => <pre><code>{text}</code></pre>,
  rule: () => <hr />,
};

export function Blocks({ list = [] }) {
  return list.map((block, at) => {
    const Block = BLOCKS[block.type];
    return Block && <Block key={at} {...block} />;
  });
}
