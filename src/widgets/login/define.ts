import { defineOnce } from '../../element/define.js';
import { UtilityLogin } from './login.js';

defineOnce('utility-login', UtilityLogin);
