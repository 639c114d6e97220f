import { describeStories } from '../../support/describe-stories.js';
import * as register from '../../../stories/register.stories.js';

describeStories('utility-register', { ...register });
