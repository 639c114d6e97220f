import { defineOnce } from '../../element/define.js';
import { UtilityLinkAccount } from './link-account.js';

defineOnce('utility-link-account', UtilityLinkAccount);
export type * from './link-account.events.js';
export type * from '../../element/events.js';
