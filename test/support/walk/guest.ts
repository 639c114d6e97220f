import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { serve, type Site } from '../driver/site.js';
import type { Place } from './demo.js';

const root = path.resolve(import.meta.dirname, '../../..');
const widgets = `<utility-login><a href="tel:925-555-0142">Call about signing in</a></utility-login>
<utility-bill-list><a href="tel:925-555-0142">Call about bills</a></utility-bill-list>
<utility-pay-now><a href="tel:925-555-0142">Call about paying</a></utility-pay-now>`;

export interface Guest {
  readonly site: Site;
  /** The page's address, on the same site as the utility. */
  readonly address: string;
  /** The same page at an address of this machine that browsers do not call secure. */
  readonly insecure: string;
}

export interface GuestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Addresses of built files that are not there. */
  readonly missing?: (address: string) => boolean;
}

/** A page of `test/e2e/pages`, on a port of its own, with the built files beside it and a utility's world behind it. */
export async function openGuest(name: string, place: Place, options: GuestOptions = {}): Promise<Guest> {
  const html = await readFile(path.join(root, 'test/e2e/pages', `${name}.html`), 'utf8');
  const page = html
    .replace('LOADER', '/dist/utility-widgets.js')
    .replace('COPY', '/copy/utility-widgets.js')
    .replaceAll('PORTAL', `${place.demo.origins.api}/${place.world.segment}`)
    .replace('WIDGETS', widgets);
  const dist = process.env['DEMO_DIST'] ?? path.join(root, 'dist');
  const site = await serve(
    { '/': page },
    {
      folders: { '/dist/': dist, '/copy/': dist },
      ...(options.headers ? { headers: options.headers } : {}),
      ...(options.missing ? { missing: options.missing } : {}),
    },
  );
  const insecure = `${site.here.replace('127.0.0.1', '0.0.0.0')}/`;
  return { site, address: `${site.elsewhere}/`, insecure };
}

export const fallbacks = ['Call about signing in', 'Call about bills', 'Call about paying'];
