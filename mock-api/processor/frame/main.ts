import type { FrameMessage } from '../../../src/contract/frame.js';
import type { FrameRequest } from '../../../src/contract/frame-request.js';
import type { Method } from '../../../src/contract/values.js';
import { systemClock } from '../../../src/core/clock.js';
import { createBankForm } from './bank-form.js';
import { createCardForm } from './card-form.js';
import { createChallengePanel } from './challenge.js';
import { allowsOrigin, announce, createFrameChannel } from './channel.js';
import { byId, metaContent } from './dom.js';
import { textFor } from './messages.js';
import { sendAnswer, sendBankAccount, sendCard, type TokenAnswer } from './send.js';
import { themeProperties } from './theme.js';

const root = document.documentElement;
const heard = {
  onChange: () => channel.tell({ type: 'changed' }),
  onSubmit: () => channel.tell({ type: 'submitted' }),
};
const card = createCardForm({ today: metaContent('processor-day'), ...heard });
const bank = createBankForm(heard);
const formOf = { card, 'bank-account': bank } as const;
let method: Method = 'card';
const challenge = createChallengePanel([card.element, bank.element], () => formOf[method].element);

type Refused = Extract<FrameMessage, { type: 'refused' }>;
type Tokenized = Extract<FrameMessage, { type: 'tokenized' | 'refused' | 'failed' }>;
let tokenizing: { readonly method: Method; readonly answer: Promise<Tokenized> } | undefined;

/** What the page is told of a try, with the words that stand under each field, so that its summary can say the same. */
function tokenizedAs<E extends Refused['errors'][number]>(
  id: number,
  sent: TokenAnswer<E>,
  form: { show(errors: readonly E[]): void; messageOf(error: E): string },
): Tokenized {
  switch (sent.kind) {
    case 'token':
      return { type: 'tokenized', id, token: sent.token, method: sent.method };
    case 'refused':
      form.show(sent.errors);
      return {
        type: 'refused',
        id,
        errors: sent.errors.map((error) => ({ ...error, message: form.messageOf(error) })),
      };
    case 'failed':
      return { type: 'failed', id };
  }
}

async function tokenize(id: number, by: Method): Promise<Tokenized> {
  challenge.close();
  if (by === 'card') {
    const errors = card.check();
    const entry = { card: card.values(), brands: card.brands() };
    return tokenizedAs(id, errors.length > 0 ? { kind: 'refused', errors } : await sendCard(entry), card);
  }
  const errors = bank.check();
  return tokenizedAs(
    id,
    errors.length > 0 ? { kind: 'refused', errors } : await sendBankAccount(bank.values()),
    bank,
  );
}

/** Two requests for one card: one token, said twice. */
function tokenizeOnce(id: number): Promise<Tokenized> {
  if (tokenizing?.method === method) return tokenizing.answer;
  const begun = {
    method,
    answer: tokenize(id, method).finally(() => {
      if (tokenizing === begun) tokenizing = undefined;
    }),
  };
  tokenizing = begun;
  return begun.answer;
}

function configure(request: Extract<FrameRequest, { type: 'configure' }>): void {
  const text = textFor(request.locale);
  method = request.method;
  root.lang = text.lang;
  document.title = method === 'card' ? text.title : text.bank.title;
  for (const [name, value] of Object.entries(themeProperties(request.theme))) {
    root.style.setProperty(name, value);
  }
  card.configure(text, request.brands, request.requiredMark);
  bank.configure(text, request.requiredMark);
  challenge.configure(text);
  root.hidden = false;
}

function clear(): void {
  card.clear();
  bank.clear();
}

async function answer(request: FrameRequest): Promise<FrameMessage> {
  const { id } = request;
  switch (request.type) {
    case 'configure':
      configure(request);
      return { type: 'done', id };
    case 'tokenize':
      return { ...(await tokenizeOnce(id)), id };
    case 'focus':
      if (!challenge.focus()) formOf[method].focus(request.field);
      return { type: 'done', id };
    case 'challenge': {
      const result = await challenge.ask((given) => sendAnswer(request.challenge, given));
      return { type: 'challenged', id, result };
    }
    case 'clear':
      challenge.close();
      clear();
      return { type: 'done', id };
  }
}

const hosts = metaContent('allowed-hosts').split(' ');
// By which a page knows a frame that has no origin to be known by.
const nonce = metaContent('page-nonce');
const channel = createFrameChannel({
  parent: window.parent,
  allows: (origin) => allowsOrigin(hosts, origin),
  answer,
});

if (window.parent === window) {
  byId('frame', HTMLElement).textContent =
    'This page is one part of a payment form and does nothing by itself.';
  root.hidden = false;
} else {
  window.addEventListener('message', (event) => channel.receive(event));
  // Any page may hear that the frame is there; nothing is told or taken before an allowed one has connected.
  announce(
    systemClock,
    (message) => window.parent.postMessage({ ...message, ...(nonce === '' ? {} : { nonce }) }, '*'),
    () => channel.connected(),
  );
  const content = byId('frame', HTMLElement);
  let told = 0;
  const measure = (): void => {
    const height = Math.min(4000, Math.ceil(content.getBoundingClientRect().height));
    if (height === told || height === 0 || !channel.connected()) return;
    told = height;
    channel.tell({ type: 'resized', height });
  };
  new ResizeObserver(measure).observe(content);
  // Browsers do not run resize observers of a frame that is out of sight, and it would jump when it is scrolled to.
  new MutationObserver(measure).observe(root, {
    attributeFilter: ['hidden'],
    childList: true,
    subtree: true,
  });
  // A page that comes back from the browser's cache comes back without what was typed.
  window.addEventListener('pagehide', clear);
}
