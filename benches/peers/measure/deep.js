// In the page: all nodes that match, in shadow roots too.
window.deep = (selector, root = document) => [
  ...root.querySelectorAll(selector),
  ...Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) => (shadowRoot ? window.deep(selector, shadowRoot) : [])),
];
