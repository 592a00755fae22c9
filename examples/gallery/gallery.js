// The gallery's own behaviour: copying snippets, and something in the room for an advertisement.

/** Selects a snippet, for readers whose browser keeps its clipboard to itself. */
function select(code) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.selectAllChildren(code);
}

async function copy(snippet) {
  const code = snippet.querySelector('code');
  const said = snippet.querySelector('.said');
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = 'Copied.';
  } catch {
    // Also where there is no clipboard at all: on pages without https.
    select(code);
    said.textContent = 'The browser does not allow it: the text is selected, copy it with Ctrl+C or ⌘C.';
  }
}

for (const snippet of document.querySelectorAll('.snippet')) snippet.querySelector('.copy').addEventListener('click', () => copy(snippet));

document.addEventListener('slugline-break', ({ detail }) => {
  const advertisement = document.createElement('p');
  advertisement.className = 'advertisement';
  advertisement.textContent = 'The page’s advertisement';
  detail.element.append(advertisement);
});
