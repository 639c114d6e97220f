import { describeStories } from '../../support/describe-stories.js';
import * as linkAccount from '../../../stories/link-account.stories.js';

describeStories('utility-link-account', { ...linkAccount });
