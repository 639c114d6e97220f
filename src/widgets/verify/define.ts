import { defineOnce } from '../../element/define.js';
import { UtilityVerify } from './verify.js';

defineOnce('utility-verify', UtilityVerify);
export type * from '../../element/events.js';
