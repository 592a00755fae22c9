// The same story in each format that Slugline reads.

import { asHtml, page, textOf } from './story.js';

const wordpress = ({ headline, html }) => ({ title: { rendered: headline }, content: { rendered: html }, date: '2026-01-05T09:00:00' });
const ghost = ({ headline, html }) => ({ posts: [{ title: headline, html }] });
const ninjs = ({ headline, html }) => ({ uri: 'urn:example:tape', headlines: [{ value: headline }], bodies: [{ contentType: 'text/html', value: html }] });
const jsonld = ({ headline, body }) => ({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline, articleBody: body.map(textOf).join('\n\n') });
const wire = ({ headline, standfirst, body }) => [headline, ...standfirst, ...body.map((block) => (block.type === 'crosshead' ? `- ${textOf(block)} -` : textOf(block)))].join('\n\n');

/** The text of a story in every format, by its name. */
export function formats(article) {
  const whole = { ...asHtml(article), body: article.body };
  return {
    slugline: JSON.stringify({ article }),
    wire: wire(article),
    html: page(whole),
    ninjs: JSON.stringify(ninjs(whole)),
    jsonld: JSON.stringify(jsonld(whole)),
    wordpress: JSON.stringify(wordpress(whole)),
    ghost: JSON.stringify(ghost(whole)),
  };
}
