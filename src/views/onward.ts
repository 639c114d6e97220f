import type { Ready } from '../element/runtime-controller.js';

/** What a resident who is in can do first at this utility: the tag for it, and its words. */
export const onward = ({ client, portal }: Ready) =>
  (
    [
      ['linking', 'utility-link-account', 'register.link'],
      ['bills', 'utility-bill-list', 'register.bills'],
      ['usage', 'utility-usage-chart', 'register.usage'],
    ] as const
  ).find(([capability]) => client.offers(portal, capability));
