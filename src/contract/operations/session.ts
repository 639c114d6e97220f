import { read, write } from '../operation.js';
import { Empty, SessionState, SignInRequest, SignInStep } from '../session.js';

export const getSession = read('getSession', '/session', [], 'not-needed', SessionState);
export const signIn = write('signIn', '/session', 'not-needed', SignInRequest, SignInStep);
export const signOut = write('signOut', '/session/end', 'not-needed', Empty, SessionState);
