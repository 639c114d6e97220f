import { describeStories } from '../../support/describe-stories.js';
import * as login from '../../../stories/login.stories.js';

describeStories('utility-login', { ...login });
