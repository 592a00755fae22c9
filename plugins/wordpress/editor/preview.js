// Shared by the block and the panel of a post: the element itself as a preview, and its problems in words.
{
  const { createElement: el, Fragment, useEffect, useRef, useState } = wp.element;
  const { Disabled, Notice } = wp.components;
  const { __, sprintf } = wp.i18n;
  const editor = window.sluglineEditor;

  /** Loads the elements into a document, once. The canvas of the editor may be a separate document. */
  const load = (document) => {
    if (document.getElementById('slugline-elements')) return;
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: editor.style });
    const script = Object.assign(document.createElement('script'), { type: 'module', src: editor.script, id: 'slugline-elements' });
    document.head.append(style, script);
  };

  /** An element as readers will see it, which takes no clicks, with its error messages. */
  editor.Preview = ({ tag, attributes, children }) => {
    const place = useRef();
    const [problem, setProblem] = useState('');
    useEffect(() => {
      const element = place.current;
      load(element.ownerDocument);
      const tell = ({ detail }) => setProblem(detail.message);
      const clear = () => setProblem('');
      element.addEventListener('slugline-error', tell);
      element.addEventListener('slugline-ready', clear);
      return () => {
        element.removeEventListener('slugline-error', tell);
        element.removeEventListener('slugline-ready', clear);
      };
    }, []);
    useEffect(() => setProblem(''), [attributes.src, attributes.stream, attributes.format]);
    return el(
      Fragment,
      null,
      el('div', { ref: place }, el(Disabled, null, el(tag, attributes, children))),
      problem && el(Notice, { status: 'warning', isDismissible: false }, problem),
    );
  };

  const STRAY = /[\0- \x7f"<>\\^`]/;

  const problemOfAddress = (value, schemes) => {
    const isWhole = schemes.some((scheme) => value.toLowerCase().startsWith(`${scheme}://`) && value.length > scheme.length + 3);
    if (!STRAY.test(value) && (isWhole || /^\/(?!\/)/.test(value))) return '';
    const usual = schemes.map((scheme) => `${scheme}://`).join(', ');
    /* translators: %s: beginnings of addresses, such as "http://, https://" */
    return sprintf(__('This cannot be used as an address. Give a full address (%s) or a path on this site that starts with a slash.', 'slugline'), usual);
  };

  const problemOfTemplate = (value) => {
    const filled = value.replace(/\{(symbol|exchange)\}/g, 'X');
    if (/[{}]/.test(filled)) return __('Only {symbol} and {exchange} may be in braces.', 'slugline');
    return filled.startsWith('#') && !STRAY.test(filled) ? '' : problemOfAddress(filled, ['http', 'https']);
  };

  const problemOfWords = (given, known) => {
    const unknown = given.filter((word) => !known.includes(word));
    if (unknown.length === 0) return '';
    /* translators: 1: words that were typed, 2: words that may be used */
    return sprintf(__('“%1$s” is not known. Known values: %2$s.', 'slugline'), unknown.join(' '), known.join(', '));
  };

  const problemOfNumber = (value, { minimum, maximum }) => {
    if (/^\d+(\.\d+)?$/.test(value) && Number(value) >= minimum && Number(value) <= maximum) return '';
    /* translators: 1: smallest number, 2: largest number */
    return sprintf(__('Give a number from %1$d to %2$d.', 'slugline'), minimum, maximum);
  };

  /** The problem with a value, in words; the server checks it again, with the same table. */
  editor.problem = (rule, value) => {
    if (value === undefined || value === '') return '';
    if (rule.kind === 'address') return problemOfAddress(value, rule.schemes);
    if (rule.kind === 'template') return problemOfTemplate(value);
    if (rule.kind === 'number') return problemOfNumber(value, rule);
    if (rule.kind === 'choice') return problemOfWords([value], rule.values);
    if (rule.kind === 'words') return problemOfWords(value.split(/\s+/).filter(Boolean), rule.values);
    return '';
  };
}
