import { defineOnce } from '../../element/define.js';
import { UtilityPayNow } from './pay-now.js';

defineOnce('utility-pay-now', UtilityPayNow);
