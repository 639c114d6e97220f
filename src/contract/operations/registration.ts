import { read, write } from '../operation.js';
import {
  Challenge,
  RegisterRequest,
  RegistrationStep,
  Resent,
  ResendRequest,
  VerifyRequest,
} from '../registration.js';

export const getChallenge = read('getChallenge', '/registrations/challenge', [], 'not-needed', Challenge);
export const register = write('register', '/registrations', 'not-needed', RegisterRequest, RegistrationStep);
export const verify = write('verify', '/verifications', 'not-needed', VerifyRequest, RegistrationStep);
export const resendVerification = write(
  'resendVerification',
  '/verifications/resend',
  'not-needed',
  ResendRequest,
  Resent,
);
