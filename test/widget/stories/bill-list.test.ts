import { describeStories } from '../../support/describe-stories.js';
import * as billList from '../../../stories/bill-list.stories.js';

describeStories('utility-bill-list', { ...billList });
