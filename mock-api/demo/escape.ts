import type { Tenant } from '../domain/tenant.js';

export type Tenants = Readonly<Record<string, Tenant>>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in a page, between tags or in a quoted attribute. */
export const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
