// The block "Market ticker": the strip itself in the editor, with its options. The server renders it: the
// post's text only contains a comment, which every editor and filter of WordPress keeps.
{
  const { createElement: el, Fragment, useEffect, useState } = wp.element;
  const { Button, PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { decodeEntities } = wp.htmlEntities;
  const { __, sprintf } = wp.i18n;
  const { Preview, problem, site, ticker: rules } = window.sluglineEditor;

  const titles = {
    src: __('Feed address', 'slugline'),
    stream: __('Stream address', 'slugline'),
    format: __('Format', 'slugline'),
    label: __('Label', 'slugline'),
    symbols: __('Symbols', 'slugline'),
    fields: __('Fields', 'slugline'),
    'href-template': __('Where a quote leads', 'slugline'),
    interval: __('Seconds between two snapshots', 'slugline'),
    'stale-after': __('Seconds until figures are old', 'slugline'),
    hours: __('Trading hours', 'slugline'),
    motion: __('Motion', 'slugline'),
    speed: __('Speed', 'slugline'),
    direction: __('Direction', 'slugline'),
    'pause-on': __('Pauses on', 'slugline'),
    flash: __('How long a changed price is marked (milliseconds)', 'slugline'),
    'max-rate': __('Updates per second, at most', 'slugline'),
    palette: __('Colours of rise and fall', 'slugline'),
    theme: __('Colours', 'slugline'),
    loading: __('Loading', 'slugline'),
    persist: __('Readers’ preferences', 'slugline'),
  };

  const help = {
    src: __('A snapshot of quotes. If empty: the address in Settings → Slugline.', 'slugline'),
    stream: __('Server-Sent Events, or a WebSocket. If empty: none.', 'slugline'),
    symbols: __('Which quotes, in which order: RIO VOD BP. If empty: all.', 'slugline'),
    'href-template': __('An address with {symbol} in it, such as /markets/{symbol}. If empty, quotes are not links.', 'slugline'),
    hours: __('Such as: Mon-Fri 09:30-16:00 America/New_York', 'slugline'),
  };

  const panels = [
    [__('Feed', 'slugline'), ['src', 'stream', 'format', 'interval', 'stale-after', 'hours']],
    [__('Quotes', 'slugline'), ['label', 'symbols', 'fields', 'href-template']],
    [__('Motion', 'slugline'), ['motion', 'speed', 'direction', 'pause-on', 'flash', 'max-rate']],
    [__('Look', 'slugline'), ['theme', 'palette', 'loading', 'persist']],
  ];

  /** Options that have no title yet are in a panel of their own, by their names. */
  const titled = panels.flatMap(([, names]) => names);
  const others = Object.keys(rules).filter((name) => !titled.includes(name));
  if (others.length > 0) panels.push([__('More', 'slugline'), others]);
  const titleOf = (name) => titles[name] ?? name;

  /** An address: nothing is fetched before it has been typed completely. */
  const Address = ({ name, value, onChange }) => {
    const [typed, setTyped] = useState(value);
    useEffect(() => setTyped(value), [value]);
    const commit = () => typed !== value && onChange(typed.trim() || undefined);
    return el(TextControl, {
      label: titleOf(name),
      value: typed,
      help: problem(rules[name], typed.trim()) || help[name],
      onChange: setTyped,
      onBlur: commit,
      onKeyDown: ({ key }) => key === 'Enter' && commit(),
    });
  };

  /** One option, as a field of its kind. An empty one is not stored: the element's default applies. */
  const Field = ({ name, value, onChange }) => {
    const rule = rules[name];
    const given = value ?? '';
    const change = (text) => onChange(text.trim() === '' ? undefined : text);
    if (rule.kind === 'choice') {
      const options = [{ label: __('Default', 'slugline'), value: '' }, ...rule.values.map((word) => ({ label: word, value: word }))];
      return el(SelectControl, { label: titleOf(name), value: given, options, onChange: change });
    }
    if (rule.kind === 'address' || rule.kind === 'template') return el(Address, { name, value: given, onChange });
    const wrong = problem(rule, given.trim());
    /* translators: %s: words that may be used */
    const usual = rule.kind === 'words' ? sprintf(__('Any of: %s', 'slugline'), rule.values.join(' ')) : help[name];
    const numbers = rule.kind === 'number' ? { type: 'number', min: rule.minimum, max: rule.maximum } : {};
    return el(TextControl, { label: titleOf(name), value: given, help: wrong || usual, onChange: change, ...numbers });
  };

  /** The valid attributes, as the server will write them. */
  const shown = (attributes) => {
    const fit = Object.keys(rules).filter((name) => attributes[name] && problem(rules[name], attributes[name].trim()) === '');
    const own = Object.fromEntries(fit.map((name) => [name, attributes[name].trim()]));
    const isOfSite = !attributes.src && !attributes.stream;
    const usual = { label: site.label, ...(isOfSite ? { src: site.src, stream: site.stream } : {}) };
    return { ...Object.fromEntries(Object.entries(usual).filter(([, value]) => value)), ...own };
  };

  /** The form of a block without quotes. */
  const Question = ({ onChange }) => {
    const [typed, setTyped] = useState('');
    const wrong = problem(rules.src, typed.trim());
    const submit = (event) => {
      event.preventDefault();
      if (typed.trim() && !wrong) onChange(typed.trim());
    };
    return el(
      Placeholder,
      { icon: 'chart-line', label: __('Market ticker', 'slugline'), instructions: __('Enter the address of a feed of quotes.', 'slugline') },
      el(
        'form',
        { onSubmit: submit },
        el(TextControl, { label: titles.src, value: typed, help: wrong, onChange: setTyped }),
        el(Button, { variant: 'primary', type: 'submit' }, __('Show the strip', 'slugline')),
      ),
    );
  };

  const edit = ({ attributes, setAttributes }) => {
    // For authors who may not write HTML, WordPress stores `&` as `&amp;`.
    const typed = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, name in rules ? decodeEntities(value) : value]));
    const field = (name) => el(Field, { key: name, name, value: typed[name], onChange: (value) => setAttributes({ [name]: value }) });
    const inspector = panels.map(([title, names], at) => el(PanelBody, { key: title, title, initialOpen: at === 0 }, names.map(field)));
    const strip = shown(typed);
    const isReady = strip.src || strip.stream;
    return el(
      Fragment,
      null,
      el(InspectorControls, null, inspector),
      el('div', useBlockProps(), isReady ? el(Preview, { tag: 'slugline-ticker', attributes: strip }) : el(Question, { onChange: (src) => setAttributes({ src }) })),
    );
  };

  wp.blocks.registerBlockType('slugline/ticker', { edit, save: () => null });
}
