import fc, { type Arbitrary } from 'fast-check';

/** A schema of the OpenAPI document, as far as its requests use it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema;
}

const strange = [
  'Ünïcode 你好',
  'مرحبا',
  '👩‍🔧🚰',
  '__proto__',
  '../..',
  '<b>',
  "' or 1=1--",
  '\u0000',
  ' ',
  '0',
];

function texts({ pattern, minLength = 0, maxLength = 64 }: JsonSchema): Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  const most = Math.min(maxLength, 64);
  const fits = strange.filter((text) => text.length >= minLength && text.length <= most);
  return fc.oneof(
    fc.string({ minLength, maxLength: most, unit: 'grapheme-ascii' }),
    ...(fits.length > 0 ? [fc.constantFrom(...fits)] : []),
    ...(maxLength <= 5_000 ? [fc.constant('x'.repeat(maxLength))] : []),
  );
}

/** Random values that a schema of the document takes. */
export function valuesOf(schema: JsonSchema, all: Readonly<Record<string, JsonSchema>>): Arbitrary<unknown> {
  const inner = (one: JsonSchema): Arbitrary<unknown> => valuesOf(one, all);
  if (schema.$ref !== undefined) {
    const named = all[schema.$ref.split('/').at(-1) ?? ''];
    if (!named) throw new Error(`The document has no ${schema.$ref}`);
    return inner(named);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return fc.oneof(...options.map(inner));
  switch (schema.type) {
    case 'string':
      return texts(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(inner(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 });
    case 'object': {
      const { properties, additionalProperties, required = [] } = schema;
      if (additionalProperties)
        return fc.dictionary(fc.string({ maxLength: 8 }), inner(additionalProperties), { maxKeys: 3 });
      const model = Object.fromEntries(
        Object.entries(properties ?? {}).map(([key, value]) => [key, inner(value)]),
      );
      return fc.record(model, { requiredKeys: [...required] });
    }
    default:
      throw new Error(`No value is known for ${JSON.stringify(schema)}`);
  }
}
