import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createProcessor } from '../../../mock-api/processor/processor.js';
import { createProcessorServer } from '../../../mock-api/processor/server.js';
import type { Running } from '../../../mock-api/web/http.js';
import { systemClock } from '../../../src/core/clock.js';

const card = { number: '4242 4242 4242 4242', expiry: '04/35', code: '123', postal: '94566' };

describe('the processor’s server', () => {
  let server: Running;
  beforeAll(async () => {
    server = await createProcessorServer({ port: 0, processor: createProcessor({ clock: systemClock }) });
  });
  afterAll(() => server.close());

  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.origin + path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', Origin: server.origin, ...headers },
    });
  const tokens = '/pleasanton/tokens';
  const good = JSON.stringify({ card, brands: ['visa'] });

  it('gives a token for a card, once more without the card (PAY-01)', async () => {
    const response = await post(tokens, good);
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([
      201,
      { method: { kind: 'card', brand: 'visa', last4: '4242' } },
    ]);
    expect(text).not.toContain('42424242');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('gives a token for a bank account, and its last four digits alone (PAY-24)', async () => {
    const bankAccount = {
      holder: 'Flora Gardener',
      type: 'savings',
      routing: '1100-0000-0',
      account: '0001 0000 1234',
    };
    const response = await post(tokens, JSON.stringify({ bankAccount }));
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([
      201,
      { method: { kind: 'bank-account', last4: '1234' } },
    ]);
    expect(text).not.toMatch(/1100|Flora|00001234/);
    const wrong = await post(tokens, JSON.stringify({ bankAccount: { routing: '110000001' } }));
    const { errors } = (await wrong.json()) as { errors: { field: string }[] };
    expect(wrong.status).toBe(422);
    expect(errors).toEqual([
      { field: 'holder', code: 'empty' },
      { field: 'type', code: 'empty' },
      { field: 'routing', code: 'invalid' },
      { field: 'account', code: 'empty' },
    ]);
  });

  it('refuses a card in the order of its fields', async () => {
    const response = await post(tokens, JSON.stringify({ card: { number: '4242' }, brands: ['visa'] }));
    const { errors } = (await response.json()) as { errors: { field: string }[] };
    expect(response.status).toBe(422);
    expect(errors.map(({ field }) => field)).toEqual(['number', 'expiry', 'code', 'postal']);
  });

  it.each([
    ['another page’s origin', { Origin: 'http://localhost:1' }, good, 403],
    ['an opaque origin', { Origin: 'null' }, good, 403],
    ['a form', { 'Content-Type': 'text/plain' }, good, 400],
    ['no JSON', {}, '{"card":', 400],
    ['no object', {}, '"card"', 400],
    ['more than a card', {}, JSON.stringify({ padding: 'x'.repeat(5000) }), 400],
  ])('takes no card from %s', async (_, headers, body, status) => {
    const response = await post(tokens, body, headers);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('4242');
  });

  it('knows no challenge but its own', async () => {
    expect((await post('/pleasanton/challenges/ch_1', '{"answer":"approved"}')).status).toBe(404);
    expect((await post('/pleasanton/challenges/ch_1', '{"answer":"maybe"}')).status).toBe(400);
    expect((await post('/pleasanton/challenges', '{"answer":"approved"}')).status).toBe(404);
    expect((await post('/pleasanton/tokens/1', good)).status).toBe(404);
  });

  it('shows its card page to the pages of this machine, runs no script but its own and is kept by no cache', async () => {
    const { status, headers } = await fetch(`${server.origin}/pleasanton/card`);
    const policy = (headers.get('Content-Security-Policy') ?? '').split('; ');
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
      ]),
    );
    const holders = policy.find((directive) => directive.startsWith('frame-ancestors')) ?? '';
    expect(holders).toContain('http://localhost:*');
    expect(holders.split(' ')).not.toContain('*');
  });
});
