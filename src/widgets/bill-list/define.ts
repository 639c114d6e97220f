import { defineOnce } from '../../element/define.js';
import { UtilityBillList } from './bill-list.js';

defineOnce('utility-bill-list', UtilityBillList);
export type * from '../../element/events.js';
