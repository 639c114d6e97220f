import { describeStories } from '../../support/describe-stories.js';
import * as outcomes from '../../../stories/pay-now-outcomes.stories.js';
import * as payNow from '../../../stories/pay-now.stories.js';

describeStories('utility-pay-now', { ...payNow, ...outcomes });
