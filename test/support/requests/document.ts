import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

import type { OpenApi } from '../package/openapi.js';
import type { JsonSchema } from './from-schema.js';

interface DocumentedAnswer {
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  readonly 'x-problem-codes'?: readonly string[];
}

export interface DocumentedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export interface DocumentedCall {
  readonly operationId: string;
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly parameters: readonly DocumentedParameter[];
  readonly body: JsonSchema | null;
  readonly answers: Readonly<Record<string, DocumentedAnswer>>;
}

interface RawCall {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref: string }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: JsonSchema } };
  };
  readonly responses: DocumentedCall['answers'];
}

/** The document as something that can be held beside requests and answers. */
export interface Documented {
  readonly calls: readonly DocumentedCall[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** What is wrong with an answer to a call, if anything is. */
  faultOf(call: DocumentedCall, status: number, type: string, body: unknown): string | undefined;
  /** Whether the document takes a body for a call. */
  takes(call: DocumentedCall, body: unknown): boolean;
}

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

export function documented(document: OpenApi): Documented {
  const paths = document['paths'] as unknown as Readonly<Record<string, Readonly<Record<string, RawCall>>>>;
  const { schemas, parameters } = document['components'] as unknown as {
    schemas: Documented['schemas'];
    parameters: Readonly<Record<string, DocumentedParameter>>;
  };
  const parameterOf = ({ $ref }: { readonly $ref: string }): DocumentedParameter => {
    const named = parameters[$ref.split('/').at(-1) ?? ''];
    if (!named) throw new Error(`The document has no ${$ref}`);
    return named;
  };
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]): DocumentedCall => ({
      ...{ operationId: raw.operationId, path, method: method as 'get' | 'post' },
      parameters: (raw.parameters ?? []).map(parameterOf),
      body: raw.requestBody?.content['application/json'].schema ?? null,
      answers: raw.responses,
    })),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  const root = 'https://contract.example/';
  ajv.addSchema({ ...document, $id: root });
  const known = new Map<string, ValidateFunction>();
  const validator = (pointer: string): ValidateFunction => {
    const made = known.get(pointer) ?? ajv.getSchema(`${root}#${pointer}`);
    if (!made) throw new Error(`The document has nothing at ${pointer}`);
    known.set(pointer, made);
    return made;
  };
  return {
    ...{ calls, schemas },
    takes: ({ path, method }, body) => {
      const steps = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'];
      return validator(`/${steps.map(escaped).join('/')}`)(body);
    },
    faultOf: ({ path, method, answers }, status, type, body) => {
      const answer = answers[String(status)];
      if (!answer) return `status ${status} is not documented`;
      if (!Object.hasOwn(answer.content, type)) return `type ${type} is not documented for ${status}`;
      const codes = answer['x-problem-codes'];
      const code = (body as { readonly code?: unknown } | null)?.code;
      if (codes && !codes.includes(String(code)))
        return `code ${String(code)} is not documented for ${status}`;
      const steps = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
      const check = validator(`/${steps.map(escaped).join('/')}`);
      return check(body) ? undefined : `the body is off its schema: ${JSON.stringify(check.errors?.[0])}`;
    },
  };
}
