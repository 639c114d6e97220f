import type { Tenant } from '../domain/tenant.js';
import { communityConnect } from './community-connect.js';
import { glendora } from './glendora.js';
import { ontario } from './ontario.js';
import { pleasanton } from './pleasanton.js';
import type { TenantOptions } from './pleasanton.js';

/** Every simulated utility, by the name that stands in its address. */
export const allTenants = (options: TenantOptions) =>
  ({
    pleasanton: pleasanton(options),
    ontario: ontario(options),
    'community-connect': communityConnect(options),
    glendora: glendora(),
  }) satisfies Readonly<Record<string, Tenant>>;
