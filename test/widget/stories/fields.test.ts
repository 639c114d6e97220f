import { describeStories } from '../../support/describe-stories.js';
import * as fields from '../../../stories/fields.stories.js';

describeStories('every kind of field', { ...fields }, { ownWords: true });
