import { GuestBills, GuestRequest } from '../guest.js';
import { write } from '../operation.js';

export const findGuestBills = write('findGuestBills', '/guest/bills', 'not-needed', GuestRequest, GuestBills);
