import { defineOnce } from '../../element/define.js';
import { UtilityProvider } from './provider.js';

defineOnce('utility-provider', UtilityProvider);
