import { write } from '../operation.js';
import { RegisterRequest, RegistrationStep, Resent, ResendRequest, VerifyRequest } from '../registration.js';

export const register = write('register', '/registrations', 'not-needed', RegisterRequest, RegistrationStep);
export const verify = write('verify', '/verifications', 'not-needed', VerifyRequest, RegistrationStep);
export const resendVerification = write(
  'resendVerification',
  '/verifications/resend',
  'not-needed',
  ResendRequest,
  Resent,
);
