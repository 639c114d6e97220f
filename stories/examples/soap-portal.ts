import type { Capability, PortalConfig } from '../../src/contract/index.js';

/** What this desk can do. What is not here no widget offers, and its page says so. */
const capabilities: readonly Capability[] = ['sign-in', 'accounts', 'bills', 'payments'];

/** The file that the integrator writes: here a city's own, without what its desk cannot do. */
export function soapPortal(city: PortalConfig): PortalConfig {
  const { registration: _, verification: __, linking: ___, guestPayment: ____, usage: _____, ...rest } = city;
  return { ...rest, capabilities: [...capabilities] };
}
