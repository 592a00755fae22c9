// The JSON of record as TypeScript, from its schema.

const HEAD = '// The JSON of record. Made from record.schema.json, not by hand.\n';

/** The declarations for a schema: a type for each of its definitions. */
export function recordTypes({ $defs }) {
  const types = Object.entries($defs).map(([name, schema]) => {
    const isObject = schema.type === 'object';
    // Alternatives begin on their own line.
    const said = isObject ? `interface ${name} ${members(schema, '')}` : `type ${name} = ${type(schema, '')};`.replace('= \n', '=\n');
    return `${comment(schema, '')}export ${said}\n`;
  });
  return [HEAD, ...types].join('\n');
}

/** Keywords that make a type, and those that a type cannot express. */
const TOLD = ['$ref', 'oneOf', 'anyOf', 'const', 'enum', 'type', 'items', 'prefixItems', 'properties', 'required'];
const UNTOLD = ['title', 'description', 'default', 'format', 'pattern', 'minimum', 'maximum', 'minItems', 'maxItems'];

/** The type for a schema. An unknown keyword is an error, because the type might be incomplete. */
function type(schema, indent) {
  const { $ref, ...said } = schema;
  const unknown = Object.keys(schema).filter((keyword) => !TOLD.includes(keyword) && !UNTOLD.includes(keyword));
  if (unknown.length > 0) throw new Error(`xtask/record.mjs does not know ${unknown.join(', ')}`);
  if ($ref) {
    const name = $ref.replace('#/$defs/', '');
    return said.properties ? `${name} & ${members(said, indent)}` : name;
  }
  const alternatives = said.oneOf ?? said.anyOf;
  if (alternatives) {
    return alternatives.map((one) => `\n${comment(one, `${indent}  `)}${indent}  | ${type(one, `${indent}  `)}`).join('');
  }
  if ('const' in said) return JSON.stringify(said.const);
  if (said.enum) return said.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (said.prefixItems) return `[${said.prefixItems.map((item) => type(item, indent)).join(', ')}]`;
  if (said.type === 'array') {
    const item = type(said.items, indent);
    if (said.minItems && said.minItems === said.maxItems) return `[${Array(said.maxItems).fill(item).join(', ')}]`;
    return /^[\w[\]]+$/.test(item) ? `${item}[]` : `Array<${item}>`;
  }
  if (said.type === 'object') return members(said, indent);
  // The first of several is the one that is written. The others can be read too, but lose digits: they are not offered.
  const plain = { boolean: 'boolean', integer: 'number', number: 'number', string: 'string' }[[said.type].flat()[0]];
  if (!plain) throw new Error(`xtask/record.mjs does not know what this means: ${JSON.stringify(schema)}`);
  return plain;
}

function members({ properties, required = [] }, indent) {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    // A constant needs no description: its alternative has one.
    const words = 'const' in schema ? '' : comment(schema, inner);
    return `${words}${inner}${name}${required.includes(name) ? '' : '?'}: ${type(schema, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

const comment = ({ description }, indent) => (description ? `${indent}/** ${description} */\n` : '');
