import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { challengeSeconds } from '../mock-api/processor/charges.js';
import {
  accounts,
  agree,
  cards,
  confirm,
  pay,
  prepared,
  quick,
  review,
  reviewBank,
  says,
  send,
  slowing,
  staged,
  still,
  tells,
  withRules,
} from './paying.js';
import { press, see } from './play.js';
import {
  failing,
  hurriedClock,
  leaveOpen,
  payElsewhere,
  refuseStorage,
  withoutResolve,
  type StageOptions,
} from './support.js';

/** From the last look on: what becomes of a payment. */
const meta: Meta = { title: 'Widgets/Pay now, from review on', component: 'utility-pay-now' };
export default meta;
type Story = StoryObj;

export const Review = tells({ card: cards.paid }, review);
export const ReviewWithFee = tells({ card: cards.paid, scenario: 'with-fee' }, review);
export const ReviewWithPaymentPending = prepared(
  { card: cards.paid, scenario: 'partial' },
  (own) => payElsewhere(own, 'bill-98820', 'processing', 5000),
  review,
  says('A payment for this is under way'),
);
export const ReviewMustConfirm = prepared(
  { card: cards.paid, scenario: 'partial' },
  (own) => payElsewhere(own, 'bill-98820', 'processing', 5000),
  send,
  says('Tick the box'),
);

/** Another window has paid one of the bills: what is open has to be looked at anew. */
export const Overtaken = staged(
  { card: cards.paid },
  pay,
  review,
  async (_page, own) => {
    await payElsewhere(own, 'bill-98820', 'paid');
    own.elsewhere();
  },
  says('Your bills may have changed'),
);

/** The utility's own words of agreement stand above the button. */
export const ReviewBankAccount = tells({ card: accounts.posts }, reviewBank, says('I agree'));
export const ReviewBankAccountMustAgree = tells(
  { card: accounts.posts },
  reviewBank,
  confirm,
  says('Tick the box if you agree'),
);
export const ProcessingBankAccount = tells(
  { card: accounts.posts, clock: still },
  reviewBank,
  agree,
  confirm,
  says('Your payment is on its way'),
);
export const DeclinedBankAccount = tells(
  { card: accounts.refused },
  reviewBank,
  agree,
  confirm,
  says('did not accept this account'),
);

export const Submitting = tells(
  { card: cards.paid, faults: [failing('pay', { kind: 'hang' })], clock: still },
  send,
  says('We are sending your payment'),
);
export const Slow = tells(
  { card: cards.paid, faults: [failing('pay', { kind: 'hang' })], clock: slowing },
  send,
  says('Still working'),
);
export const ActionRequired = tells({ card: cards.challenge }, send, says('Your bank has a question'));
/** A page that comes back to the bank's question, and the frame does not come. */
export const ActionRequiredFrameFailed = prepared(
  { card: 'silent', clock: hurriedClock(20, 10_000) },
  async (own) => {
    leaveOpen(own, await payElsewhere(own, 'bill-98820', 'challenge'));
  },
  says('The question did not load'),
);
export const Processing = tells(
  { card: cards.processing, clock: still },
  send,
  says('Your payment is on its way'),
);
export const Paid = tells({ card: cards.paid }, send, says('Paid. Thank you.'));
export const PaidWithFee = tells({ card: cards.paid, scenario: 'with-fee' }, send, says('Paid. Thank you.'));
export const PaidLate = tells(
  { card: cards.paid, ...withRules({ cutOff: '08:00' }) },
  send,
  says('next business day'),
);
export const Declined = tells({ card: cards.declined }, send, says('Your bank said no'));
export const DeclinedForMoney = tells({ card: cards.noMoney }, send, says('not enough money'));
export const DeclinedCardExpired = tells({ card: cards.expired }, send, says('This card has expired'));
export const DeclinedSecurityCode = tells(
  { card: cards.wrongCode },
  send,
  says('security code did not match'),
);
export const DeclinedByProcessor = tells(
  { card: cards.refused },
  send,
  says('card service refused this payment'),
);
/** The bank's question was never answered. */
export const DeclinedChallengeFailed = prepared(
  {},
  async (own) => {
    leaveOpen(own, await payElsewhere(own, 'bill-98820', 'challenge'));
    own.world.clock.advance(challengeSeconds * 1000);
  },
  says('could not confirm that it was you'),
);
/** For a reason that this version has no words for. */
export const DeclinedOther = tells(
  {
    card: cards.paid,
    faults: [failing('pay', { kind: 'answer', body: { status: 'declined', reason: 'card-on-holiday' } })],
  },
  send,
  says('The bank did not accept this payment'),
);

/** Nobody can say whether the money was taken. */
export const Unknown = tells(
  { card: cards.paid, scenario: 'pay-unknown', clock: quick },
  send,
  says('Check again'),
);
export const UnknownChecking = tells(
  {
    card: cards.paid,
    faults: [failing('pay', { kind: 'error-after-commit' }), failing('resolvePayment', { kind: 'hang' })],
    clock: quick,
  },
  send,
  says('Checking…'),
);
export const UnknownAfterReload: Story = prepared(
  { faults: [failing('resolvePayment', { kind: 'answer', body: { status: 'unknown' } })], clock: quick },
  (own) => {
    leaveOpen(own, '00112233445566778899aabbccddeeff');
  },
  says('Check again'),
);

/** The utility cannot be asked what became of a payment. */
const unsure: StageOptions = {
  card: cards.paid,
  faults: [failing('pay', { kind: 'hang' })],
  clock: hurriedClock(20, 60_000),
  adapt: withoutResolve,
};
export const UnknownNotAskable = tells(unsure, send, says('Please call, and have the reference ready'));
export const UnknownNotTold = tells(
  unsure,
  send,
  async (page) => {
    await see(page, 'button', 'Start again');
    await press(page, 'Start again');
  },
  says('Call first. Then tick the box.'),
);

export const CancelledQuoteChanged = tells(
  { card: cards.paid, scenario: 'quote-changes' },
  send,
  says('amount you owe has changed'),
);
/** The utility refuses, and has never heard of the payment's key when it is asked what became of it. */
const refused = (code: string, words: string, status = 409): Story =>
  tells(
    { card: cards.paid, faults: [failing('pay', { kind: 'status', status, code })], clock: quick },
    send,
    says(words),
  );
export const CancelledQuoteExpired = refused('quote-expired', 'The time to confirm ran out');
export const CancelledPaymentPending = refused('payment-pending', 'Another payment for one of these bills');
export const CancelledTokenUnusable = refused('token-unusable', 'can be used only once', 422);
export const CancelledOther = refused('account-closed', 'could not take this payment', 422);
/** Without the key in the browser nothing is sent. */
export const CancelledKeyNotKept = prepared(
  { card: cards.paid },
  refuseStorage,
  send,
  says('does not let us keep track of your payment'),
);
export const CancelledNeverArrived = tells(
  { card: cards.paid, faults: [failing('pay', { kind: 'reset-before-headers' })], clock: quick },
  send,
  says('did not reach us'),
);
export const CancelledSignedOut = tells(
  {
    card: cards.paid,
    faults: [failing('pay', { kind: 'status', status: 401, code: 'signed-out' })],
    clock: quick,
  },
  send,
  says('You were signed out'),
);
export const Expired = tells(
  { card: cards.paid, ...withRules({ quoteSeconds: 6 }) },
  review,
  says('time to confirm ran out'),
);
