// Shows on the settings page what is wrong with the strip there.
{
  const { __, sprintf } = wp.i18n;

  document.addEventListener('slugline-error', ({ detail }) => {
    const place = document.querySelector('#slugline-preview-problem');
    if (!place) return;
    /* translators: %s: what is wrong with the feed */
    const text = sprintf(__('The strip says: %s', 'slugline'), detail.message);
    place.querySelector('p').textContent = text;
    place.hidden = false;
    wp.a11y.speak(text);
  });

  document.addEventListener('slugline-ready', () => {
    const place = document.querySelector('#slugline-preview-problem');
    if (place) place.hidden = true;
  });
}
