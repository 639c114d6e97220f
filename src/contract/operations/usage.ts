import { read } from '../operation.js';
import { UsageHistory } from '../usage.js';

export const getUsage = read(
  'getUsage',
  '/accounts/{accountId}/usage',
  ['accountId'],
  'needed',
  UsageHistory,
);
