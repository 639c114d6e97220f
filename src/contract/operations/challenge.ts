import { Challenge } from '../challenge.js';
import { read } from '../operation.js';

export const getChallenge = read('getChallenge', '/registrations/challenge', [], 'not-needed', Challenge);
