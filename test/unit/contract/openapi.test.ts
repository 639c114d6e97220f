import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import ts from 'typescript';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import * as contract from '../../../src/contract/index.js';
import { descriptions } from '../../../src/contract/openapi/descriptions.js';
import { problemsOf } from '../../../src/contract/openapi/operations.js';
import { parse, type Schema } from '../../../src/contract/parse.js';
import { samplesOf, spoiled } from '../../support/contract-samples.js';
import { makeOpenApi, openApiText, type OpenApi } from '../../support/package/openapi.js';

vi.doMock('../../../src/contract/primitives.js', () => import('../../../src/contract/openapi/primitives.js'));
vi.resetModules();
// The same schemas once more, made by what the document is written from.
const describable: Readonly<Record<string, unknown>> = await import('../../../src/contract/index.js');

interface Part {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly description?: string;
}
interface Answer {
  readonly headers: object;
  readonly 'x-problem-codes'?: readonly string[];
}
interface Call {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly 'x-adapter-method': string;
  readonly parameters: readonly { readonly $ref: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, Answer>>;
}

let document: OpenApi;
let schemas: Readonly<Record<string, Part>>;
let calls: readonly Call[];

beforeAll(async () => {
  document = await makeOpenApi();
  ({ schemas } = document['components'] as unknown as { schemas: typeof schemas });
  const paths = document['paths'] as unknown as Readonly<Record<string, Readonly<Record<string, Call>>>>;
  calls = Object.values(paths).flatMap((path) => Object.values(path));
});

const isSchema = (value: unknown): value is Schema<unknown> =>
  typeof value === 'object' && value !== null && 'safeParse' in value;
const pairs = Object.entries<unknown>(contract).flatMap(([name, value]) =>
  isSchema(value) ? [[name, value, describable[name] as Schema<unknown>] as const] : [],
);

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1, as an independent validator sees it', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document['openapi']).toMatch(/^3\.1\./);
  });

  it('is the same whenever it is made', async () => {
    expect(await openApiText()).toBe(await openApiText());
  });

  it('has schemas that are JSON Schema, each of which can be compiled', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ ...document, $id: 'https://contract.example/' });
    for (const name of Object.keys(schemas)) {
      expect(ajv.getSchema(`https://contract.example/#/components/schemas/${name}`), name).toBeDefined();
    }
  });

  it('names the method of an adapter for every operation, and every method of one', () => {
    const port = path.join(import.meta.dirname, '../../../src/adapter/port.ts');
    const file = ts.createSourceFile(port, readFileSync(port, 'utf8'), ts.ScriptTarget.ES2022);
    const interfaces = new Map(
      file.statements
        .filter(ts.isInterfaceDeclaration)
        .map((each) => [each.name.text, each.members] as const),
    );
    const nameOf = (member: ts.TypeElement): string =>
      member.name && ts.isIdentifier(member.name) ? member.name.text : '';
    const methodsOf = (name: string): (readonly [string, number])[] =>
      [...(interfaces.get(name) ?? [])]
        .filter(ts.isMethodSignature)
        .map((method) => [nameOf(method), method.parameters.length]);
    const methods = [...(interfaces.get('UtilityAdapter') ?? [])]
      .filter(ts.isPropertySignature)
      .flatMap((member) =>
        member.type && ts.isTypeReferenceNode(member.type) && ts.isIdentifier(member.type.typeName)
          ? methodsOf(member.type.typeName.text).map(
              ([name, given]) => [`${nameOf(member)}.${name}`, given] as const,
            )
          : [],
      );
    const named = calls.map(({ 'x-adapter-method': text }) => {
      const [, name = '', given = ''] = /^([\w.]+)\((.*)\)$/.exec(text) ?? [];
      return [name, given.replace(/\{.*\}/, 'question').split(', ').length] as const;
    });
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries([...methodsOf('UtilityAdapter'), ...methods]),
    );
  });

  it('has every operation of the contract, with what goes in and what comes out', () => {
    expect(calls.map(({ operationId }) => operationId).sort()).toEqual(
      contract.operations.map(({ name }) => name).sort(),
    );
    for (const call of calls) {
      const operation = contract.operations.find(({ name }) => name === call.operationId)!;
      const names = call.parameters.map(({ $ref }) => $ref.split('/').at(-1));
      expect(names).toEqual([
        ...operation.params,
        ...operation.query,
        ...(operation.method === 'POST' ? ['WriteHeader'] : []),
        ...(operation.keyed ? ['IdempotencyKey'] : []),
        'CorrelationId',
      ]);
      expect(call.requestBody !== undefined, call.operationId).toBe(operation.body !== null);
      expect(call.summary).not.toBe('');
      expect(call.description).not.toBe('');
      const codes = Object.values(call.responses).flatMap((answer) => answer['x-problem-codes'] ?? []);
      expect([...codes].sort()).toEqual([...problemsOf(operation)].sort());
      for (const [status, answer] of Object.entries(call.responses)) {
        expect(Object.keys(answer.headers)).toContain('Cache-Control');
        if (status === '429') expect(Object.keys(answer.headers)).toContain('Retry-After');
      }
    }
  });

  it('describes each component and each property, and nothing that is not there', () => {
    for (const [name, schema] of Object.entries(schemas)) {
      expect(schema.description, name).toMatch(/\S/);
      const said = Object.keys(descriptions[name] ?? {}).filter((key) => key !== '');
      expect(said.sort(), name).toEqual(Object.keys(schema.properties ?? {}).sort());
      for (const [key, property] of Object.entries(schema.properties ?? {})) {
        expect(property.description, `${name}.${key}`).toMatch(/\S/);
      }
    }
    expect(Object.keys(descriptions).filter((name) => !Object.hasOwn(schemas, name))).toEqual([]);
  });

  it('names every object, so that code made from it has names too', () => {
    const inner = (schema: Part): Part[] => [
      ...Object.values(schema.properties ?? {}),
      ...(schema.items ? [schema.items] : []),
    ];
    const anonymous = Object.values(schemas)
      .flatMap(inner)
      .flatMap((schema) => [schema, ...inner(schema)])
      .filter(({ properties }) => properties !== undefined);
    expect(anonymous).toEqual([]);
  });

  it('leaves lists of words open and keeps no fallback of ours', () => {
    const text = JSON.stringify(schemas);
    expect(text).not.toContain('"default"');
    expect(schemas['Bill']?.properties?.['status']).toMatchObject({
      type: 'string',
      'x-extensible-enum': ['open', 'paid', 'processing'],
    });
    expect(schemas['Bill']?.properties?.['status']).not.toHaveProperty('enum');
  });

  it('says the bounds that the code checks', () => {
    expect(schemas['Id']).toMatchObject({ type: 'string', minLength: 1, maxLength: 128 });
    expect(schemas['Amount']).toMatchObject({ type: 'integer', minimum: 0, maximum: 1_000_000_000 });
    expect(schemas['Day']?.['pattern']).toBe('^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$');
    expect(schemas['QuoteRequest']?.properties?.['items']).toMatchObject({ minItems: 1, maxItems: 100 });
    const parsed = (items: unknown[]) =>
      parse(contract.QuoteRequest, { accountId: 'a', items, method: 'card' }).ok;
    const item = { billId: 'b', amount: 1 };
    expect([0, 1, 100, 101].map((count) => parsed(new Array<unknown>(count).fill(item)))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it('is made of nothing that a page can load', () => {
    const root = path.resolve(import.meta.dirname, '../../../src');
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const naming = sources.filter(
      (file) =>
        !file.includes(path.join('contract', 'openapi')) &&
        /from '[^']*openapi\//.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(naming).toEqual([]);
  });
});

describe('schemas that the document is written from', () => {
  it('are all of the contract’s, made anew', () => {
    expect(pairs.length).toBeGreaterThan(25);
    for (const [, plain, own] of pairs) expect(own).not.toBe(plain);
  });

  it.each(pairs)('take and refuse what the contract does: %s', (_, plain, own) => {
    const value = samplesOf(plain).chain((fits) => fc.oneof(fc.constant(fits), spoiled(fits)));
    fc.assert(
      fc.property(value, (given) => {
        const expected = parse(plain, given);
        const actual = parse(own, given);
        expect(actual.ok).toBe(expected.ok);
        if (expected.ok && actual.ok) expect(actual.value).toEqual(expected.value);
      }),
      { numRuns: 100 },
    );
  });
});
