import { describeStories } from '../../support/describe-stories.js';
import * as provider from '../../../stories/provider.stories.js';

describeStories('utility-provider', { ...provider });
