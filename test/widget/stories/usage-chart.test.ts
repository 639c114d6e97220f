import { describeStories } from '../../support/describe-stories.js';
import * as usageChart from '../../../stories/usage-chart.stories.js';

const { recorded: _, ...stories } = usageChart;
describeStories('utility-usage-chart', stories);
