import * as z from 'zod/mini';
import { correlationHeader, keyHeader, operations, problemStatus, writeHeader } from '../index.js';
import type { ProblemCode } from '../index.js';
import { components } from './components.js';
import { descriptions } from './descriptions.js';
import { problemWords, problemsOf, tags, words } from './operations.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Members = Record<string, Json>;
type AnyOperation = (typeof operations)[number];

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const refTo = (name: string): Members => ({ $ref: `#/components/schemas/${name}` });
const nameIn = (value: Json | undefined): string | undefined =>
  isMembers(value) && typeof value['$ref'] === 'string' ? value['$ref'].split('/').at(-1) : undefined;

/** A list of one to a hundred: how many is a rule that JSON Schema cannot see in the code. */
const bounded: Readonly<Record<string, Members>> = {
  'QuoteRequest.items': { minItems: 1, maxItems: 100 },
  'PaymentRequest.items': { minItems: 1, maxItems: 100 },
};

/** The words of an open list: what a backend may say beside them is shown as `other`. */
const openEnum = (schema: Members): Members => {
  const { enum: values, default: _, ...rest } = schema;
  const all = Array.isArray(values) ? (values as readonly Json[]) : [];
  const known = all.flatMap((value) => (typeof value === 'string' && value !== 'other' ? [value] : []));
  return {
    ...rest,
    'x-extensible-enum': known,
    description: `One of ${known.map((value) => `\`${value}\``).join(', ')}. A value that a widget does not know is shown as \`other\`.`,
  };
};

const schemas = (): Record<string, Members> => {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of components()) registry.add(schema, { id: name });
  const { schemas: made } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type !== 'catch') return;
      const open = openEnum(jsonSchema as Members);
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
      Object.assign(jsonSchema, open);
    },
  });
  return made as unknown as Record<string, Members>;
};

/** The property by whose value the options of a union are told apart; undefined where there is none. */
function discriminator(
  options: readonly Json[],
  all: Readonly<Record<string, Members>>,
): Members | undefined {
  const mapping: Record<string, Members> = {};
  for (const option of options) {
    const name = nameIn(option);
    const properties = name === undefined ? undefined : all[name]?.['properties'];
    if (name === undefined || !isMembers(properties)) return undefined;
    for (const [property, schema] of Object.entries(properties)) {
      if (!isMembers(schema) || typeof schema['const'] !== 'string') continue;
      mapping[property] = { ...mapping[property], [schema['const']]: `#/components/schemas/${name}` };
    }
  }
  const own = Object.entries(mapping).find(([, values]) => Object.keys(values).length === options.length);
  return own && { propertyName: own[0], mapping: own[1] };
}

/** A description, followed by what the schema says by itself. */
const described = (schema: Members, own: string): Members => {
  const { description, ...rest } = schema;
  const more = typeof description === 'string' && !('$ref' in schema) ? ` ${description}` : '';
  return { description: `${own}${more}`, ...rest };
};

function component(name: string, all: Readonly<Record<string, Members>>): Members {
  const { $schema: _, $id: __, ...schema } = all[name] ?? {};
  const say = (property: string): string => {
    const text = descriptions[name]?.[property];
    if (text === undefined) throw new Error(`Nothing describes ${name}.${property}`);
    return text;
  };
  const { properties, anyOf, ...rest } = schema;
  const result: Members = described(rest, say(''));
  if (isMembers(properties) && Object.keys(properties).length > 0) {
    result['properties'] = Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [
        key,
        { ...described(value as Members, say(key)), ...bounded[`${name}.${key}`] },
      ]),
    );
  }
  if (Array.isArray(anyOf)) {
    const options = anyOf as readonly Json[];
    const told = options.length > 1 ? discriminator(options, all) : undefined;
    if (options.length === 1) Object.assign(result, options[0]);
    else if (told) Object.assign(result, { oneOf: options, discriminator: told });
    else result['anyOf'] = options;
  }
  return result;
}

/** Names that are reached from some, in alphabetical order. */
function reached(roots: readonly string[], all: Readonly<Record<string, Members>>): string[] {
  const seen = new Set<string>();
  const visit = (value: Json | undefined): void => {
    const name = nameIn(value);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      visit(all[name]);
    }
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner);
  };
  for (const root of roots) visit(refTo(root));
  return [...seen].sort();
}

const statusOf: Readonly<Record<string, number>> = problemStatus;
const phrases: Readonly<Record<number, string>> = {
  400: 'The request lacks something.',
  401: 'Not signed in, or not with these words.',
  403: 'Refused.',
  404: 'Not found.',
  409: 'Another thing has happened meanwhile.',
  410: 'Run out or used.',
  413: 'Too long.',
  415: 'Not JSON.',
  422: 'Not acceptable.',
  429: 'Too often.',
  500: 'The backend failed.',
  503: 'The backend cannot answer now.',
};

const standing: Members = {
  'Cache-Control': { $ref: '#/components/headers/CacheControl' },
  [correlationHeader]: { $ref: '#/components/headers/CorrelationId' },
};

function problemAnswer(status: number, codes: readonly ProblemCode[]): Members {
  const lines = codes.map((code) => `- \`${code}\`: ${problemWords[code]}`);
  const waits = status === 429 || status === 503;
  return {
    description: [phrases[status] ?? 'Refused.', '', ...lines].join('\n'),
    headers: {
      ...standing,
      ...(waits ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
    },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [refTo('Problem')],
          properties: { code: { type: 'string', 'x-extensible-enum': [...codes] } },
        },
      },
    },
    'x-problem-codes': [...codes],
  };
}

function answers(operation: AnyOperation, answer: string): Members {
  const result: Members = {
    200: {
      description: 'Done.',
      headers: standing,
      content: { 'application/json': { schema: refTo(answer) } },
    },
  };
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(operation)) {
    const status = statusOf[code] ?? 400;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  for (const status of [...byStatus.keys()].sort((a, b) => a - b)) {
    result[String(status)] = problemAnswer(status, byStatus.get(status) ?? []);
  }
  return result;
}

const parameter = (name: string): Members => ({ $ref: `#/components/parameters/${name}` });

function describe(operation: AnyOperation, nameOf: (schema: unknown) => string): Members {
  const about = words[operation.name];
  if (!about) throw new Error(`Nothing describes ${operation.name}`);
  const write = operation.method === 'POST';
  const guests = operation.name === 'quotePayment' || operation.name === 'pay';
  return {
    operationId: operation.name,
    tags: [about.tag],
    summary: about.summary,
    description: about.description,
    'x-adapter-method': about.adapter,
    parameters: [
      ...operation.params.map(parameter),
      ...operation.query.map(parameter),
      ...(write ? [parameter('WriteHeader')] : []),
      ...(operation.keyed ? [parameter('IdempotencyKey')] : []),
      parameter('CorrelationId'),
    ],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            description: `A JSON body of at least ${operation.name === 'signOut' ? '`{}`' : 'the named properties'}; unknown ones are ignored.`,
            content: { 'application/json': { schema: refTo(nameOf(operation.body)) } },
          },
        }
      : {}),
    responses: answers(operation, nameOf(operation.answer)),
    security: [
      ...(operation.session === 'needed' && !guests ? [] : [{}]),
      { session: [] },
      { accessToken: [] },
    ],
  };
}

const header = (description: string, schema: Members): Members => ({ description, schema });

/** The contract as an OpenAPI 3.1 document. The same at every call. */
export function openApiDocument(): Members {
  const all = schemas();
  const names = new Map<unknown, string>(components().map(([name, schema]) => [schema, name]));
  const nameOf = (schema: unknown): string => {
    const name = names.get(schema);
    if (name === undefined) throw new Error('An operation has a schema without a name');
    return name;
  };
  const roots = operations.flatMap(({ body, answer }) => [body, answer]).filter((one) => one !== null);
  const paths: Record<string, Members> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describe(operation, nameOf);
  }
  const kept = reached(['Problem', ...roots.map(nameOf)], all);
  return {
    openapi: '3.1.1',
    info: {
      title: 'utility-widgets backend contract',
      version: '1.0.0',
      summary: 'What a utility’s backend promises to the widgets.',
      description: [
        'Money is a whole number of minor units in the portal’s one currency. Days are those of the utility’s time zone. Ids are opaque. Unknown properties are ignored, on both sides.',
        'Every answer has `Cache-Control: no-store` and an `X-Correlation-Id`; every refusal is a problem document (RFC 9457) with a stable `code`. An address that takes another method answers 405 with `Allow` and the code `method-not-allowed`; any other address 404 with `not-found`.',
        'Every write is JSON and carries `X-Utility-Widgets: 1`, so that no plain form and no foreign page can send one; writes from pages of unlisted origins are refused. Pages of listed origins are answered with `Access-Control-Allow-Origin`, naming the origin, and `Access-Control-Allow-Credentials: true`.',
        'An adapter in JavaScript is an object of ports whose methods `x-adapter-method` names. Each gets and gives, as a promise, what goes over the line here, and throws a `UtilityError` for a problem. A port that is absent is not offered.',
      ].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://api.city.example/utility', description: 'A portal’s base address.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(kept.map((name) => [name, component(name, all)])),
      parameters: {
        accountId: {
          ...{ name: 'accountId', in: 'path', required: true, schema: refTo('Id') },
          description: 'Id of an account of the resident’s.',
        },
        billId: {
          ...{ name: 'billId', in: 'path', required: true, schema: refTo('Id') },
          description: 'Id of a bill of the resident’s.',
        },
        past: {
          ...{ name: 'past', in: 'query', required: false, schema: { type: 'boolean', default: false } },
          description: 'Whether paid bills are wanted too.',
        },
        WriteHeader: {
          ...{ name: writeHeader.name, in: 'header', required: true },
          description: 'Every write carries it.',
          schema: { type: 'string', const: writeHeader.value },
        },
        IdempotencyKey: {
          ...{ name: keyHeader, in: 'header', required: true, schema: refTo('Id') },
          description: 'One a thing that a payer means to pay; 128 random bits.',
        },
        CorrelationId: {
          ...{ name: correlationHeader, in: 'header', required: false },
          description: 'For logs; sent with writes, and echoed where it is fit for a log.',
          schema: { type: 'string', pattern: '^[\\w.-]{1,128}$' },
        },
      },
      headers: {
        CacheControl: {
          ...header('Nothing of a resident may stay in a cache.', { type: 'string', const: 'no-store' }),
          required: true,
        },
        CorrelationId: {
          ...header('The caller’s, or one of the backend’s own.', { type: 'string', minLength: 1 }),
          required: true,
        },
        RetryAfter: header('Seconds to wait, or an HTTP date.', { type: 'string' }),
      },
      securitySchemes: {
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: 'session' },
          description:
            'An `HttpOnly` cookie, whatever its name: `SameSite=Lax` on the city’s own site, `SameSite=None; Secure; Partitioned` on another one.',
        },
        accessToken: {
          ...{ type: 'http', scheme: 'bearer' },
          description: 'An access token that sign-in gave. It stays in the page’s memory.',
        },
      },
    },
  };
}
