import { defineOnce } from '../../element/define.js';
import { UtilityLogin } from './login.js';

defineOnce('utility-login', UtilityLogin);
export type * from './login.events.js';
export type * from '../../element/events.js';
