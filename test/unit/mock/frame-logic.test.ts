import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bankFields, frameMessageLimit } from '../../../src/contract/frame.js';
import type { FrameMessage } from '../../../src/contract/frame.js';
import type { FrameRequest } from '../../../src/contract/frame-request.js';
import type { Clock } from '../../../src/core/clock.js';
import { checkCard, fieldOrder, passesLuhn } from '../../../mock-api/processor/card.js';
import type { CardInput } from '../../../mock-api/processor/card.js';
import { parseExpiry } from '../../../mock-api/processor/expiry.js';
import { allowsOrigin, announce, createFrameChannel } from '../../../mock-api/processor/frame/channel.js';
import type { ChannelPort, WindowMessage } from '../../../mock-api/processor/frame/channel.js';
import { brandList, textFor } from '../../../mock-api/processor/frame/messages.js';
import { contrast, themeProperties } from '../../../mock-api/processor/frame/theme.js';

const today = '2016-12-12';
const takes = ['visa', 'mastercard'];
const good: CardInput = { number: '4242 4242 4242 4242', expiry: '04 / 28', code: '123', postal: '94566' };

describe('the card number', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    '4242.4242.4242.4242',
    ' 4242 4242 4242 4242 ',
    '4242\u00a04242\u00a04242\u00a04242',
    '4242–4242–4242–4242',
    '\u202a4242424242424242\u202c',
    '\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12',
    '4242_4242_4242_4242',
  ])('is understood as typed or pasted: %j (ACC-24)', (number) => {
    expect(checkCard({ ...good, number }, takes, today)).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['4242', 'incomplete'],
    ['424242424242424', 'incomplete'],
    ['4242424242424241', 'invalid'],
    ['42424242424242424', 'invalid'],
    ['4242 4242 4242 424x', 'invalid'],
    ['378282246310005', 'brand-not-accepted'],
    ['378282', 'brand-not-accepted'],
    ['6011111111111117', 'brand-not-accepted'],
    ['9999999999999995', 'brand-not-accepted'],
  ])('%j is refused as %s', (number, code) => {
    expect(checkCard({ ...good, number }, takes, today)).toEqual([{ field: 'number', code }]);
  });

  it('has a check digit that finds every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const right = '5555555555554444';
        const wrong = String((Number(right[at]) + by) % 10);
        expect(passesLuhn(right)).toBe(true);
        expect(passesLuhn(right.slice(0, at) + wrong + right.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('the expiration date', () => {
  it.each([
    '04/28',
    '04 / 28',
    '4/28',
    '4 28',
    '04-28',
    '04.28',
    '0428',
    '428',
    '04/2028',
    '4/2028',
    '042028',
    '42028',
    '2028-04',
    '2028/4',
    '202804',
    '04–28',
    ' 04 | 28 ',
    '04\\28',
    '\uff10\uff14\uff0f\uff12\uff18',
    '04,28',
  ])('%j is April 2028 (ACC-24)', (text) => {
    expect(parseExpiry(text)).toEqual({ year: 2028, month: 4 });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['4', 'incomplete'],
    ['04/', 'incomplete'],
    ['12/3', 'incomplete'],
    ['123', 'incomplete'],
    ['00/28', 'invalid'],
    ['13/28', 'invalid'],
    ['1328', 'invalid'],
    ['04/1999', 'invalid'],
    ['04/28/01', 'invalid'],
    ['April', 'invalid'],
    ['/', 'invalid'],
    ['01/37', 'invalid'],
    ['11/16', 'expired'],
    ['12/2015', 'expired'],
  ])('%j is refused as %s', (expiry, code) => {
    expect(checkCard({ ...good, expiry }, takes, today)).toEqual([{ field: 'expiry', code }]);
  });

  it('is good until the end of its month', () => {
    expect(checkCard({ ...good, expiry: '12/16' }, takes, today)).toEqual([]);
  });

  it('reads every month back from every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2020, max: 2079 }), (month, year) => {
        const [mm, yy] = [String(month).padStart(2, '0'), String(year).slice(2)];
        for (const text of [`${mm}/${yy}`, `${month} ${yy}`, mm + yy, `${mm}${year}`, `${year}-${mm}`]) {
          expect(parseExpiry(text)).toEqual({ year, month });
        }
      }),
    );
  });
});

describe('the card', () => {
  it.each([
    [{ code: '' }, 'code', 'empty'],
    [{ code: '12' }, 'code', 'incomplete'],
    [{ code: '1234' }, 'code', 'invalid'],
    [{ code: '12a' }, 'code', 'invalid'],
    [{ postal: '' }, 'postal', 'empty'],
    [{ postal: '9456' }, 'postal', 'incomplete'],
    [{ postal: '94566-73' }, 'postal', 'incomplete'],
    [{ postal: '94566-73201' }, 'postal', 'invalid'],
    [{ postal: 'SW1A' }, 'postal', 'invalid'],
  ])('%j is refused at %s as %s', (wrong, field, code) => {
    expect(checkCard({ ...good, ...wrong }, takes, today)).toEqual([{ field, code }]);
  });

  it('takes four digits of an American Express card, and a ZIP code of nine digits', () => {
    const entry = { ...good, number: '3782 822463 10005', code: '1234', postal: '94566-7320' };
    expect(checkCard(entry, [...takes, 'amex'], today)).toEqual([]);
  });

  it('names every wrong field, in the order in which they stand', () => {
    const entry = { number: '', expiry: '', code: '', postal: '' };
    expect(checkCard(entry, takes, today)).toEqual(fieldOrder.map((field) => ({ field, code: 'empty' })));
  });

  it('is judged without an exception, whatever was typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, text, (number, expiry, code, postal) => {
        const fields = checkCard({ number, expiry, code, postal }, takes, today).map(({ field }) => field);
        expect(fields).toEqual(fieldOrder.filter((field) => fields.includes(field)));
      }),
    );
  });
});

describe('the words', () => {
  it.each(['en', 'es'])('cover every code of every field in %s (ACC-50)', (locale) => {
    const text = textFor(locale);
    const words = text.errors(brandList(text, takes), false);
    for (const field of fieldOrder) expect(Object.values(words[field]).every(Boolean)).toBe(true);
    for (const field of bankFields) {
      for (const known of [text.bank.labels, text.bank.hints]) expect(known[field]).not.toBe('');
      expect(Object.values(text.bank.errors[field]).every(Boolean)).toBe(true);
    }
    expect(text.lang).toBe(locale);
  });

  it('name the accepted brands in the order and the language asked for (S4.1)', () => {
    expect(brandList(textFor('en-US'), takes)).toBe('Visa or Mastercard');
    expect(brandList(textFor('es-MX'), [...takes, 'amex', 'unheard-of'])).toBe(
      'Visa, Mastercard o American Express',
    );
  });
});

describe('the theme', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  const colors = fc.record({
    text: hex,
    muted: hex,
    surface: hex,
    border: hex,
    accent: hex,
    danger: hex,
    focus: hex,
    ...Object.fromEntries(
      ['controlSurface', 'focusRing', 'focusGap', 'button', 'onButton'].map((name) => [
        name,
        fc.option(hex, { nil: undefined }),
      ]),
    ),
  });

  it('keeps text at 4.5:1 and borders and focus at 3:1, whatever colours the page sends (PAY-10)', () => {
    fc.assert(
      fc.property(colors, fc.constantFrom('light' as const, 'dark' as const), (sent, scheme) => {
        const theme = { scheme, colors: sent, fontFamily: '', fontSize: 8, radius: 0, controlHeight: 48 };
        const used = themeProperties(theme);
        const on = (name: string, ground: string): number => contrast(used[name] ?? '', used[ground] ?? '');
        for (const name of ['--text', '--muted', '--danger', '--accent']) {
          expect(on(name, '--surface')).toBeGreaterThanOrEqual(4.5);
        }
        expect(on('--on-button', '--button')).toBeGreaterThanOrEqual(4.5);
        expect(on('--text', '--control-surface')).toBeGreaterThanOrEqual(4.5);
        expect(on('--border', '--surface')).toBeGreaterThanOrEqual(3);
        const ring = ['--focus', '--focus-gap'].map((name) => on(name, '--surface'));
        expect(Math.max(...ring)).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('uses a theme that can be read as it is', () => {
    const sent = {
      text: '#111111',
      muted: '#444444',
      surface: '#fafafa',
      border: '#777777',
      accent: '#7a1f5c',
      danger: '#a00000',
      focus: '#0000ff',
    };
    const used = themeProperties({
      scheme: 'light',
      colors: sent,
      fontFamily: 'Georgia, serif',
      fontSize: 18,
      radius: 2,
      controlHeight: 44,
    });
    expect(Object.entries(sent).map(([name]) => used[`--${name}`])).toEqual(Object.values(sent));
    expect(used).toMatchObject({
      '--font-size': '18px',
      '--radius': '2px',
      '--font-family': 'Georgia, serif',
    });
  });
});

describe('the origins that may hold the frame', () => {
  const hosts = ['localhost', '127.0.0.1', '*.test'];
  it.each([
    'http://localhost:5173',
    'https://localhost',
    'http://127.0.0.1:9',
    'http://city.test:80',
    'http://a.b.test',
  ])('%s', (origin) => {
    // A default port is not part of an origin.
    expect(allowsOrigin(hosts, origin)).toBe(!origin.endsWith(':80'));
  });

  it.each([
    'null',
    '',
    '*',
    'localhost',
    'http://localhost.example',
    'http://notlocalhost',
    'http://localhost@example.com',
    'http://localhost/',
    'http://test',
    'http://eviltest',
    'file://localhost',
    'blob:http://localhost/1',
  ])('never %j (PAY-08)', (origin) => {
    expect(allowsOrigin(hosts, origin)).toBe(false);
  });
});

const parent = { name: 'page' };
const page = 'http://localhost:5173';
const connect = { utilityFrame: 1, type: 'connect' };

class FakePort implements ChannelPort {
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly sent: FrameMessage[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message as FrameMessage);
  }
  deliver(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }
}

function setUp(answer?: (request: FrameRequest) => Promise<FrameMessage>) {
  const requests: FrameRequest[] = [];
  const channel = createFrameChannel({
    parent,
    allows: (origin) => origin === page,
    answer: (request) => {
      requests.push(request);
      return answer?.(request) ?? Promise.resolve({ type: 'done', id: request.id });
    },
  });
  const port = new FakePort();
  const join = (over: Partial<WindowMessage> = {}): void => {
    channel.receive({ source: parent, origin: page, data: connect, ports: [port], ...over });
  };
  return { channel, port, requests, join };
}

const cyclic: Record<string, unknown> = { type: 'tokenize', id: 1 };
cyclic['self'] = cyclic;

const nearly = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.constantFrom<unknown>(
    cyclic,
    connect,
    { ...connect, utilityFrame: 2 },
    { ...connect, utilityFrame: '1' },
    { ...connect, type: 'ready' },
    JSON.stringify(connect),
    [connect],
    { type: 'tokenize' },
    { type: 'tokenize', id: 0 },
    { type: 'tokenize', id: 1.5 },
    { type: 'tokenize', id: '1' },
    { type: 'Tokenize', id: 1 },
    { type: 'reveal', id: 1 },
    { type: 'focus', id: 1, field: 'password' },
    { type: 'challenge', id: 1, challenge: '' },
    { type: 'challenge', id: 1, challenge: 'x'.repeat(129) },
    { type: 'clear', id: 1, padding: 'x'.repeat(frameMessageLimit) },
    {
      type: 'configure',
      id: 1,
      locale: 'en',
      theme: { scheme: 'url(//evil)' },
      brands: [],
      requiredMark: 'word',
    },
    undefined,
  ),
);

describe('the channel', () => {
  it('is unchanged by 10,000 messages that are not the page’s handshake (PAY-08)', () => {
    const { channel, port, requests, join } = setUp();
    const sources = fc.constantFrom<unknown>(parent, {}, null, 'page');
    const origins = fc.constantFrom(page, 'null', 'http://localhost:5174', 'https://localhost:5173', '');
    const ports = fc.constantFrom([], [port], [port, new FakePort()]);
    const hostile = fc
      .record({ source: sources, origin: origins, data: nearly, ports })
      .filter(
        ({ source, origin, data, ports: offered }) =>
          source !== parent || origin !== page || data !== connect || offered.length !== 1,
      );
    fc.assert(
      fc.property(hostile, (message) => {
        channel.receive(message);
        expect(channel.connected()).toBe(false);
      }),
      { numRuns: 10_000 },
    );
    expect(port.onmessage).toBeNull();
    expect([...port.sent, ...requests]).toEqual([]);
    join();
    expect(channel.connected()).toBe(true);
  });

  it('is unchanged by 10,000 messages on the port that are no requests (PAY-08)', () => {
    const { channel, port, requests, join } = setUp();
    join();
    fc.assert(
      fc.property(nearly, (data) => port.deliver(data)),
      { numRuns: 10_000 },
    );
    expect([...port.sent, ...requests]).toEqual([]);
    expect(channel.connected()).toBe(true);
  });

  it('is joined once: a second page with a port of its own is not heard', async () => {
    const { port, requests, join } = setUp();
    join();
    const second = new FakePort();
    join({ ports: [second] });
    expect(second.onmessage).toBeNull();
    port.deliver({ type: 'clear', id: 3 });
    await Promise.resolve();
    expect(requests).toEqual([{ type: 'clear', id: 3 }]);
    expect(port.sent).toEqual([{ type: 'done', id: 3 }]);
    expect(second.sent).toEqual([]);
  });

  it('answers a request that went wrong as failed', async () => {
    const { port, join } = setUp(() => Promise.reject(new Error('4242424242424242')));
    join();
    port.deliver({ type: 'tokenize', id: 7 });
    await Promise.resolve();
    await Promise.resolve();
    expect(port.sent).toEqual([{ type: 'failed', id: 7 }]);
  });

  it('lets nothing out that the contract does not name (PAY-01, PAY-24)', () => {
    const { channel, port, join } = setUp();
    join();
    const leaky = {
      type: 'tokenized',
      id: 1,
      token: 't',
      method: { kind: 'card', brand: 'visa', last4: '4242', code: '123' },
      number: '4242424242424242',
    };
    channel.tell(leaky as unknown as FrameMessage);
    const method = { ...leaky.method, last4: '4242424242424242' };
    channel.tell({ ...leaky, method } as unknown as FrameMessage);
    const account = { kind: 'bank-account', last4: '1234', routing: '110000000', holder: 'Flora' };
    channel.tell({ ...leaky, method: account } as unknown as FrameMessage);
    channel.tell({ ...leaky, method: { ...account, last4: '000100001234' } } as unknown as FrameMessage);
    expect(port.sent).toEqual([
      { type: 'tokenized', id: 1, token: 't', method: { kind: 'card', brand: 'visa', last4: '4242' } },
      { type: 'tokenized', id: 1, token: 't', method: { kind: 'bank-account', last4: '1234' } },
    ]);
  });

  it('tells nothing before a page has joined', () => {
    const { channel, port, join } = setUp();
    channel.tell({ type: 'changed' });
    join();
    expect(port.sent).toEqual([]);
  });
});

describe('the announcement', () => {
  const setUpClock = (): { clock: Clock; run: () => boolean; waited: () => number } => {
    let task: (() => void) | undefined;
    let elapsed = 0;
    const clock: Clock = {
      now: () => elapsed,
      after: (ms, next) => {
        elapsed += ms;
        task = next;
        return () => (task = undefined);
      },
      random: (bytes) => new Uint8Array(bytes),
    };
    const run = (): boolean => {
      const due = task;
      task = undefined;
      due?.();
      return due !== undefined;
    };
    return { clock, run, waited: () => elapsed };
  };

  it('is repeated until the page has connected', () => {
    const { clock, run } = setUpClock();
    const said: unknown[] = [];
    announce(
      clock,
      (message) => said.push(message),
      () => said.length === 3,
    );
    while (run());
    const instance = '2'.repeat(12);
    expect(said).toEqual([1, 2, 3].map(() => ({ utilityFrame: 1, type: 'ready', instance })));
  });

  it('ends after ten seconds without an answer', () => {
    const { clock, run, waited } = setUpClock();
    let said = 0;
    announce(
      clock,
      () => (said += 1),
      () => false,
    );
    while (run());
    expect(waited()).toBeGreaterThanOrEqual(10_000);
    expect(said).toBe(34);
  });
});
