import { defineOnce } from '../../element/define.js';
import { UtilityRegister } from './register.js';

defineOnce('utility-register', UtilityRegister);
export type * from '../../element/events.js';
