import { describeStories } from '../../support/describe-stories.js';
import * as verify from '../../../stories/verify.stories.js';

describeStories('utility-verify', { ...verify });
