// The panel "Slugline" in the settings of a post: which controls its readers get.
{
  const { createElement: el } = wp.element;
  const { CheckboxControl, RadioControl } = wp.components;
  const { useSelect } = wp.data;
  const { useEntityProp } = wp.coreData;
  const { __ } = wp.i18n;
  const { Preview, controls, meta: key, site } = window.sluglineEditor;
  // WordPress 6.6 moved it.
  const Panel = wp.editor?.PluginDocumentSettingPanel ?? wp.editPost.PluginDocumentSettingPanel;

  const titles = {
    'text-size': __('Text size', 'slugline'),
    theme: __('Colours', 'slugline'),
    font: __('Typeface', 'slugline'),
    spacing: __('Spacing', 'slugline'),
    measure: __('Line length', 'slugline'),
    listen: __('Reading aloud', 'slugline'),
    share: __('Sharing', 'slugline'),
    print: __('Printing', 'slugline'),
  };

  /** Which of the three modes a stored text means. */
  const wayOf = (kept) => (kept === '' || kept === 'off' ? kept : 'own');

  const Story = () => {
    const type = useSelect((select) => select('core/editor').getCurrentPostType(), []);
    const [meta, setMeta] = useEntityProp('postType', type, 'meta');
    // A post type without custom fields stores nothing.
    if (meta?.[key] === undefined) return null;
    const kept = meta[key];
    const way = wayOf(kept);
    const keep = (value) => setMeta({ ...meta, [key]: value });
    const chosen = way === 'own' ? kept.split(' ') : [];
    const toggle = (name, isOn) => keep(controls.filter((each) => (each === name ? isOn : chosen.includes(each))).join(' ') || 'none');
    const box = (name) => el(CheckboxControl, { key: name, label: titles[name], checked: chosen.includes(name), onChange: (isOn) => toggle(name, isOn) });
    const options = [
      { label: __('Same as the whole site', 'slugline'), value: '' },
      { label: __('Choose for this post', 'slugline'), value: 'own' },
      { label: __('None on this post', 'slugline'), value: 'off' },
    ];
    const list = way === 'own' ? kept : site.controls;
    const attributes = { controls: list, key: list };
    const preview = el(Preview, { tag: 'slugline-article', attributes }, el('p', null, __('The text of the post.', 'slugline')));
    return el(
      Panel,
      { name: 'slugline-story', title: __('Slugline', 'slugline') },
      el(RadioControl, {
        label: __('Readers’ controls', 'slugline'),
        selected: way,
        options,
        onChange: (value) => keep(value === 'own' ? site.controls : value),
      }),
      way === 'own' && controls.map(box),
      way !== 'off' && preview,
    );
  };

  wp.plugins.registerPlugin('slugline-story', { render: Story, icon: null });
}
