import { cardFields, type FrameMessage } from '../../../src/contract/frame.js';
import type { FrameRequest } from '../../../src/contract/frame-request.js';
import { systemClock } from '../../../src/core/clock.js';
import type { CardError } from '../card.js';
import { createCardForm } from './card-form.js';
import { createChallengePanel } from './challenge.js';
import { allowsOrigin, announce, createFrameChannel } from './channel.js';
import { byId, metaContent } from './dom.js';
import { textFor } from './messages.js';
import { sendAnswer, sendCard } from './send.js';
import { themeProperties } from './theme.js';

const root = document.documentElement;
const form = createCardForm({
  today: metaContent('processor-day'),
  onChange: () => channel.tell({ type: 'changed' }),
  onSubmit: () => channel.tell({ type: 'submitted' }),
});
const challenge = createChallengePanel();

type Tokenized = Extract<FrameMessage, { type: 'tokenized' | 'refused' | 'failed' }>;
let tokenizing: Promise<Tokenized> | undefined;

/** With the words that stand under each field, so that the page's summary can say the same. */
const refused = (id: number, errors: readonly CardError[]): Tokenized => ({
  type: 'refused',
  id,
  errors: errors.map((error) => ({ ...error, message: form.messageOf(error) })),
});

async function tokenize(id: number): Promise<Tokenized> {
  challenge.close();
  const errors = form.check();
  if (errors.length > 0) return refused(id, errors);
  const sent = await sendCard(form.entry());
  switch (sent.kind) {
    case 'token':
      return {
        type: 'tokenized',
        id,
        token: sent.token,
        method: { kind: 'card', brand: sent.brand, last4: sent.last4 },
      };
    case 'refused':
      form.show(sent.errors);
      return refused(id, sent.errors);
    case 'failed':
      return { type: 'failed', id };
  }
}

function configure(request: Extract<FrameRequest, { type: 'configure' }>): void {
  const text = textFor(request.locale);
  root.lang = text.lang;
  document.title = text.title;
  for (const [name, value] of Object.entries(themeProperties(request.theme))) {
    root.style.setProperty(name, value);
  }
  form.configure(text, request.brands, request.requiredMark);
  challenge.configure(text);
  root.hidden = false;
}

async function answer(request: FrameRequest): Promise<FrameMessage> {
  const { id } = request;
  switch (request.type) {
    case 'configure':
      configure(request);
      return { type: 'done', id };
    case 'tokenize':
      // Two requests for one card: one token, said twice.
      tokenizing ??= tokenize(id).finally(() => (tokenizing = undefined));
      return { ...(await tokenizing), id };
    case 'focus':
      if (!challenge.focus()) form.focus(cardFields.find((name) => name === request.field));
      return { type: 'done', id };
    case 'challenge': {
      const result = await challenge.ask((given) => sendAnswer(request.challenge, given));
      return { type: 'challenged', id, result };
    }
    case 'clear':
      challenge.close();
      form.clear();
      return { type: 'done', id };
  }
}

const hosts = metaContent('allowed-hosts').split(' ');
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
    (message) => window.parent.postMessage(message, '*'),
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
  // A page that comes back from the browser's cache comes back without the card.
  window.addEventListener('pagehide', () => form.clear());
}
