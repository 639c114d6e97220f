import { defineOnce } from '../../element/define.js';
import { UtilityPayNow } from './pay-now.js';

defineOnce('utility-pay-now', UtilityPayNow);
export type * from './pay-now.events.js';
export type * from '../../element/events.js';
