import type { Quote } from '../../src/contract/index.js';
import { isBankDay } from '../processor/bank-days.js';
import { today } from './context.js';
import type { Context } from './context.js';
import { timeIn } from './zone.js';

/** Whether a payment made now still counts today. */
export const acceptsToday = (context: Context): boolean => {
  const { tenant, clock } = context;
  return isBankDay(today(context)) && timeIn(tenant.portal.timeZone, clock.now()) < tenant.rules.cutOff;
};

/** When the utility counts a payment made now. */
export const postingNow = (context: Context): Quote['posting'] =>
  acceptsToday(context) ? 'today' : 'next-business-day';
