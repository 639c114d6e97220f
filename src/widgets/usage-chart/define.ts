import { defineOnce } from '../../element/define.js';
import { UtilityUsageChart } from './usage-chart.js';

defineOnce('utility-usage-chart', UtilityUsageChart);
export type * from '../../element/events.js';
