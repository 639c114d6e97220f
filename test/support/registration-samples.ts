/** Registrations as portals describe them, for tests of what is made of them. */
import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import type { PortalConfig, Registration } from '../../src/contract/index.js';

/** The address first, then a name and a number, then a password and wishes. */
export const registrationOf = (more: Partial<Registration> = {}): Registration => ({
  challenge: false,
  password: { minLength: 8, maxLength: 64, lowerCase: true, upperCase: true, digit: true },
  steps: [
    { send: true, fields: [{ name: 'email', kind: 'email', required: true, retype: true }] },
    {
      send: false,
      fields: [
        { name: 'userName', kind: 'user-name', required: true },
        { name: 'account', kind: 'account-number', required: true },
      ],
    },
    {
      send: false,
      fields: [
        { name: 'password', kind: 'password', required: true },
        { name: 'mobile', kind: 'mobile', required: false },
        { name: 'texts', kind: 'choice', required: false },
        { name: 'favourite', kind: 'other', required: true },
        { name: 'lucky', kind: 'other', required: false },
      ],
    },
  ],
  ...more,
});

export const portalWith = (registration: Registration): PortalConfig => ({
  ...pleasanton({ processorBase: 'https://processor.example' }).portal,
  registration,
});
