// Texts that others may have changed: a translator or an extension puts its own nodes in place of a text.

/** Writes the text of an element, whatever it contains; returns its node. */
export function writeText(element, text) {
  const { firstChild: node } = element;
  if (node instanceof Text && node === element.lastChild) {
    node.data = text;
    return node;
  }
  const made = new Text(text);
  element.replaceChildren(made);
  return made;
}
