import type { z } from 'zod/mini';
import * as contract from '../index.js';

type AnySchema = z.ZodMiniType;
interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, AnySchema>>;
  readonly element?: AnySchema;
  readonly innerType?: AnySchema;
  readonly options?: readonly AnySchema[];
}

const defOf = (schema: AnySchema): Def => schema._zod.def;

/** The schema that a step leads to: a property, an array's items (`[]`) or a union's option by its number. */
function within(schema: AnySchema, step: string): AnySchema {
  const def = defOf(schema);
  if (def.type === 'optional') return within(def.innerType ?? schema, step);
  const found = step === '[]' ? def.element : (def.shape?.[step] ?? def.options?.[Number(step)]);
  if (!found) throw new Error(`A ${def.type} has no ${step}`);
  return found;
}

const unwrapped = (schema: AnySchema): AnySchema => {
  const { type, innerType } = defOf(schema);
  return type === 'optional' && innerType ? unwrapped(innerType) : schema;
};

/** Parts of the contract's schemas that the document gives a name of their own, by where they stand. */
const parts: Readonly<Record<string, string>> = {
  SignedOut: 'SessionState.1',
  SignedIn: 'SignInStep.0',
  SignInVerificationPending: 'SignInStep.1',
  VerificationPending: 'RegistrationStep.0',
  DetailsNeeded: 'RegistrationStep.1',
  Registered: 'RegistrationStep.2',
  Answers: 'RegisterRequest.answers',
  ChallengeAnswer: 'RegisterRequest.challenge',
  VerifyByLink: 'VerifyRequest.0',
  VerifyByCode: 'VerifyRequest.1',
  ResendById: 'ResendRequest.0',
  ResendByLink: 'ResendRequest.1',
  ReturnedPayment: 'Bill.returned',
  QuoteItem: 'Quote.items.[]',
  Means: 'PaymentRequest.method',
  Agreement: 'PaymentRequest.authorization',
  ReceiptItem: 'Receipt.items.[]',
  CardUsed: 'MethodUsed.0',
  BankAccountUsed: 'MethodUsed.1',
  Paid: 'PaymentOutcome.0',
  Declined: 'PaymentOutcome.1',
  Processing: 'PaymentOutcome.2',
  ActionRequired: 'PaymentOutcome.3',
  Closed: 'Resolution.4',
  Unknown: 'Resolution.5',
  FieldError: 'Problem.errors.[]',
  Numbers: 'PortalConfig.numbers',
  NumberFormat: 'PortalConfig.numbers.account',
  NumberBeside: 'PortalConfig.numbers.account.beside',
  Contact: 'PortalConfig.contact',
  Messages: 'PortalConfig.messages',
  Unit: 'PortalConfig.units.[]',
  UnitEquals: 'PortalConfig.units.[].equals',
  SignInForm: 'PortalConfig.signIn',
  SignInIdentifier: 'PortalConfig.signIn.identifier',
  RegistrationFormStep: 'Registration.steps.[]',
  RegistrationField: 'Registration.steps.[].fields.[]',
  Characters: 'Registration.steps.[].fields.[].characters',
  ProofField: 'Linking.fields.[]',
  PaymentRules: 'PortalConfig.payments',
  Capture: 'PortalConfig.payments.capture',
  HostedFields: 'PortalConfig.payments.capture.0',
  PaymentMethod: 'PortalConfig.payments.methods.[]',
  AutopayRules: 'PortalConfig.autopay',
  UsageRules: 'PortalConfig.usage',
};

const isSchema = (value: unknown): value is AnySchema =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** Every schema that has a name in the document. Those that no operation reaches are left out of it. */
export function components(): readonly (readonly [string, AnySchema])[] {
  const named = new Map<AnySchema, string>();
  const all: Readonly<Record<string, unknown>> = contract;
  for (const [name, schema] of Object.entries(all)) if (isSchema(schema)) named.set(schema, name);
  for (const [name, path] of Object.entries(parts)) {
    const [first = '', ...steps] = path.split('.');
    const start = all[first];
    if (!isSchema(start)) throw new Error(`The contract has no ${first}`);
    const schema = unwrapped(steps.reduce(within, start));
    if (!named.has(schema)) named.set(schema, name);
  }
  return [...named].map(([schema, name]) => [name, schema] as const);
}
