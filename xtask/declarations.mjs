// TypeScript declarations of the package's entries, from what xtask/face.mjs found in www/.

const MADE = '// Made from the comments in www/ (xtask/face.mjs), not by hand.\n';

/** A server's types have no name for a compiled module; where there is one, this adds nothing to it. */
const SERVERS = `
declare global {
  namespace WebAssembly {
    interface Module {}
  }
}
`;

/** The declarations by file name. `records` are the names of the JSON of record. */
export function declarations({ api, elements, index }, records) {
  const classes = elements.filter(({ customElement }) => customElement);
  const format = classes[0].attributes.find(({ name }) => name === 'format').type.text;
  const own = elements.filter((one) => !api.some(({ name }) => name === one.name));
  const shared = elements.filter((one) => !own.includes(one)).map(({ name }) => name);

  const apiText = [
    comment({ description: 'How a source is read.' }),
    `export type Format = ${format};\n\n`,
    'export type * from "./record.js";\n',
    ...api.map(declaration),
    SERVERS,
  ].join('');
  const events = classes.flatMap(({ events }) => events);
  const elementsText = [
    `export { ${shared.join(', ')} } from "./api.js";\n`,
    'export type { Format } from "./api.js";\n',
    'export type * from "./record.js";\n',
    ...classes.flatMap(({ events, name }) => events.map((event) => eventType(event, name, classes))).filter(once),
    ...classes.flatMap((one) => [eventMap(one), element(one)]),
    ...own.filter(({ customElement }) => !customElement).map(declaration),
    global(classes, events),
  ].join('');
  const names = index.map(({ name }) => name);
  const indexText = [
    `export { ${names.join(', ')} } from "./elements.js";\n`,
    `export type { ${[...eventNames(classes), ...classes.map(({ name }) => `${name}EventMap`), 'Format'].join(', ')} } from "./elements.js";\n`,
    'export type * from "./record.js";\n',
  ].join('');
  return {
    'api.d.ts': MADE + imports(apiText, { './record.js': records }) + apiText,
    'elements.d.ts': MADE + imports(elementsText, { './record.js': records, './api.js': ['Format'] }) + elementsText,
    'index.d.ts': MADE + indexText,
    'react.d.ts': react(classes),
  };
}

const once = (text, index, all) => all.indexOf(text) === index;

/** Imports of the names that a text uses. */
function imports(text, from) {
  const lines = Object.entries(from).map(([module, names]) => {
    const used = names.filter((name) => new RegExp(`[:<| ] ?${name}\\b(?!\\.)`).test(text.replaceAll(/\/\*\*[^]*?\*\/|^export .* from .*$|"[^"]*"/gm, '')));
    return used.length > 0 ? `import type { ${used.join(', ')} } from "${module}";\n` : '';
  });
  return `${lines.join('')}\n`;
}

/** A comment on one line, or on several if a line would be too long. */
function comment({ description, parameters = [] }, indent = '') {
  const lines = [description, ...parameters.filter((one) => one.description).map((one) => `@param ${one.name} ${oneLine(one.description)}`)];
  const said = lines.filter(Boolean);
  if (said.length === 0) return '';
  return said.length === 1 ? `${indent}/** ${said[0]} */\n` : `${indent}/**\n${said.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

const oneLine = (text) => text.replaceAll(/\s+/g, ' ');

const signature = ({ parameters = [], return: result }) => {
  // For a destructured parameter the analyzer returns two: the pattern, and the documented one.
  const list = parameters.filter(({ name }) => !name.startsWith('{')).map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${type.text}`);
  return `(${list.join(', ')}): ${result.type.text}`;
};

/** A function, a constant, or a class that is no element. */
function declaration(one) {
  const head = `\n${comment(one)}export declare`;
  if (one.kind === 'function') return `${head} function ${one.name}${signature(one)};\n`;
  if (one.kind === 'variable') return `${head} const ${one.name}: ${one.type.text};\n`;
  const members = one.members.filter(({ name }) => name !== 'name');
  return `${head} class ${one.name} extends ${one.superclass.name} {\n  private constructor();\n${members.map((member) => property({ ...member, readonly: true })).join('')}}\n`;
}

const property = (member) => `${comment(member, '  ')}  ${member.readonly ? 'readonly ' : ''}${member.name}: ${member.type.text};\n`;

const method = (member) => `${comment(member, '  ')}  ${member.name}${signature(member)};\n`;

// --- Events -----------------------------------------------------------------------------------------------------------------

/** `SluglineReadyEvent` of `slugline-ready`; with the element's own name where the elements differ. */
function eventName({ name, type }, className, classes) {
  const same = classes.flatMap(({ events }) => events).filter((one) => one.name === name);
  const pascal = name.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
  const differs = same.some((one) => one.type.text !== type.text);
  return `${differs ? pascal.replace('Slugline', className) : pascal}Event`;
}

const eventNames = (classes) => classes.flatMap(({ events, name }) => events.map((event) => eventName(event, name, classes))).filter(once);

const eventType = (event, className, classes) => `\n${comment(event)}export type ${eventName(event, className, classes)} = ${event.type.text};\n`;

const typesOf = (name, events) => events.filter((one) => one.name === name).map(({ type }) => type.text).filter(once).join(' | ');

function eventMap({ name, events }) {
  const members = events.map((event) => `${comment(event, '  ')}  "${event.name}": ${event.type.text};\n`);
  return `\n/** What \`${name}\` dispatches. */\nexport interface ${name}EventMap {\n${members.join('')}}\n`;
}

// --- Elements ---------------------------------------------------------------------------------------------------------------

function element({ name, description, members }) {
  const listening = ['add', 'remove'].flatMap((verb) => {
    const options = verb === 'add' ? 'boolean | AddEventListenerOptions' : 'boolean | EventListenerOptions';
    const overload = (map) =>
      `  ${verb}EventListener<K extends keyof ${map}>(type: K, listener: (this: ${name}, event: ${map}[K]) => unknown, options?: ${options}): void;\n`;
    return [
      overload(`${name}EventMap`),
      overload('HTMLElementEventMap'),
      `  ${verb}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: ${options}): void;\n`,
    ];
  });
  const body = members.map((member) => (member.kind === 'method' ? method(member) : property(member)));
  return `\n${comment({ description })}export declare class ${name} extends HTMLElement {\n${body.join('')}${listening.join('')}}\n`;
}

function global(classes, events) {
  const tags = classes.map(({ name, tagName }) => `    "${tagName}": ${name};\n`);
  const names = events.map(({ name }) => name).filter(once);
  const types = names.map((name) => `    "${name}": ${typesOf(name, events)};\n`);
  // They bubble and are composed: listeners on the document or the window get them too.
  return `\ndeclare global {\n  interface HTMLElementTagNameMap {\n${tags.join('')}  }\n  interface GlobalEventHandlersEventMap {\n${types.join('')}  }\n}\n`;
}

// --- React ------------------------------------------------------------------------------------------------------------------

function react(classes) {
  const attribute = ({ name, type, description }) => `${comment({ description }, '  ')}  "${name}"?: ${attributeType(type.text)};\n`;
  const props = classes.map((one) => {
    const { name, attributes, members, events } = one;
    const properties = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
    const lines = [
      ...attributes.map(attribute),
      ...properties.map((member) => `${comment(member, '  ')}  ${member.name}?: ${member.type.text};\n`),
      ...events.map((event) => `${comment(event, '  ')}  "on${event.name}"?: (event: ${eventName(event, name, classes)}) => void;\n`),
    ];
    return `\n/** What \`<${one.tagName}>\` takes in JSX. */\nexport interface ${name}Props {\n${lines.join('')}}\n`;
  });
  const records = classes.flatMap(({ members }) => members.map(({ type }) => type?.text.split(' ')[0])).filter((name) => /^[A-Z]\w+$/.test(name ?? '') && name !== 'HTMLElement').filter(once);
  const tags = classes.map(({ name, tagName }) => `      "${tagName}": Tag<${name}, ${name}Props>;\n`);
  return `${MADE}import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ${[...classes.map(({ name }) => name), ...eventNames(classes), ...records].join(', ')} } from "./elements.js";

/** Some of these words, parted by blanks. */
type Words<W extends string> = W | \`\${W} \${string}\`;

type Tag<E extends HTMLElement, Props> = DetailedHTMLProps<Omit<HTMLAttributes<E>, keyof Props>, E> & Props;
${props.join('')}
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('')}    }
  }
}
`;
}

/** Numbers may also be written as text, as all attributes are. */
const attributeType = (text) => (/^(number|[\d.]+( \| [\d.]+)*)$/.test(text) ? `${text} | \`\${${text}}\`` : text);
