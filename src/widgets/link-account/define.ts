import { defineOnce } from '../../element/define.js';
import { UtilityLinkAccount } from './link-account.js';

defineOnce('utility-link-account', UtilityLinkAccount);
