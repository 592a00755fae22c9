// The gallery: one page of every look, from the snippets in examples/gallery/looks/.
//
// Each snippet is a file exactly as a publisher pastes it. It is in the page twice: live, and as text to be copied.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const FOLDER = new URL('../examples/gallery/', import.meta.url);
const read = (path) => readFileSync(new URL(path, FOLDER), 'utf8');

/** Where the page is, as a path of the repository. */
export const PAGE = 'examples/gallery/index.html';

/** The chapters in their order, their looks with `id` and `snippet`. */
export function chapters() {
  return JSON.parse(read('looks.json')).chapters.map(({ looks, ...chapter }) => ({
    ...chapter,
    looks: looks.map(({ look, shown = true, ...rest }) => ({
      ...rest,
      shown,
      id: `${chapter.chapter}-${look}`,
      snippet: read(`looks/${chapter.chapter}/${look}.html`).trimEnd(),
    })),
  }));
}

/** Writes the page. */
export function make() {
  const all = chapters();
  const page = read('page.html').replace('<!-- contents -->', () => contents(all)).replace('<!-- looks -->', () => all.map(chapterOf).join('\n'));
  writeFileSync(new URL('index.html', FOLDER), page);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A snippet as text, in which the tags of Slugline stand out from the data inside. */
const highlighted = (snippet) => escaped(snippet).replaceAll(/&lt;\/?slugline-[^]*?&gt;/g, '<b>$&</b>');

/** A sentence of looks.json, in which backticks set code. */
const sentence = (text) => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

function contents(all) {
  const item = ({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`;
  const chapter = ({ chapter, title, looks }) => `<li><a href="#${chapter}">${escaped(title)}</a>\n<ul>\n${looks.map(item).join('\n')}\n</ul></li>`;
  return `<ol>\n${all.map(chapter).join('\n')}\n</ol>`;
}

const chapterOf = ({ chapter, title, text, looks }) => `<section class="chapter ${chapter}" aria-labelledby="${chapter}">
<h2 id="${chapter}">${escaped(title)}</h2>
<p class="about">${sentence(text)}</p>
${looks.map(lookOf).join('\n')}
</section>`;

const lookOf = ({ id, title, text, shown, snippet }) => `<article class="look" aria-labelledby="${id}">
<div class="head">
<h3 id="${id}">${escaped(title)}</h3>
<p>${sentence(text)}</p>
</div>
<div class="plate">
${shown ? `<div class="specimen">\n${snippet}\n</div>\n` : ''}<div class="snippet">
<div class="bar"><span class="kind">HTML</span> <span class="said" role="status"></span> <button type="button" class="copy" aria-label="Copy the snippet: ${escaped(title)}">Copy</button></div>
<pre tabindex="0" role="group" aria-label="Snippet: ${escaped(title)}"><code>${highlighted(snippet)}</code></pre>
</div>
</div>
</article>`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) make();
