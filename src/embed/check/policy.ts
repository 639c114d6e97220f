import { doubt, fine, wrong, type Finding } from './finding.js';

/** What the library needs of a page's Content-Security-Policy. */
export interface Needs {
  /** The page's own address. */
  readonly page: string;
  /** Address of the library's folder. */
  readonly library: string;
  /** Addresses of the portals. */
  readonly portals: readonly string[];
  /** Addresses of the processors' frames. */
  readonly frames: readonly string[];
  /** Whether our script tag carries a nonce. */
  readonly hasNonce: boolean;
  /** Whether the page pays in demo mode, whose card form stands in the page itself. */
  readonly paysInDemo: boolean;
}

type Policy = ReadonlyMap<string, readonly string[]>;

/** The policies of a header or a `<meta>`: directive → sources. Of a directive that is said twice, the first counts. */
export function readPolicies(text: string): readonly Policy[] {
  return text
    .split(',')
    .map((policy) => {
      const directives = new Map<string, readonly string[]>();
      for (const directive of policy.split(';')) {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
      }
      return directives;
    })
    .filter((policy) => policy.size > 0);
}

const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'style-src': ['style-src-elem', 'style-src', 'default-src'],
};

const sourcesOf = (policy: Policy, directive: string): readonly string[] | undefined =>
  (FALLBACKS[directive] ?? [directive]).map((name) => policy.get(name)).find((found) => found !== undefined);

/** Whether a source of a list covers an address, as CSP 3 matches them; paths are compared by their beginning. */
function covers(source: string, address: URL, page: URL): boolean {
  const text = source.toLowerCase();
  if (text === "'self'") return address.origin === page.origin;
  if (text === '*') return /^(https?|wss?):$/.test(address.protocol);
  if (/^[a-z][\w+.-]*:$/.test(text))
    return text === address.protocol || (text === 'http:' && address.protocol === 'https:');
  const parts = /^(?:([a-z][\w+.-]*):\/\/)?(\*|(?:\*\.)?[\w.-]+|\[[\da-f:]+\])(?::(\d+|\*))?(\/.*)?$/.exec(
    text,
  );
  if (!parts) return false;
  const [, scheme, host = '', port, path] = parts;
  const wanted = scheme === undefined ? page.protocol : `${scheme}:`;
  if (wanted !== address.protocol && !(wanted === 'http:' && address.protocol === 'https:')) return false;
  if (
    host.startsWith('*.')
      ? !address.hostname.endsWith(host.slice(1))
      : host !== '*' && host !== address.hostname
  )
    return false;
  const usual = { 'http:': '80', 'https:': '443' }[address.protocol] ?? '';
  if (port !== '*' && (port ?? usual) !== (address.port || usual)) return false;
  return path === undefined || path === '/' || address.pathname.toLowerCase().startsWith(path);
}

/** Whether scripts or styles between tags run under these sources: a nonce or a hash turns `unsafe-inline` off. */
const allowsInline = (sources: readonly string[] | undefined): boolean =>
  sources === undefined ||
  (sources.includes("'unsafe-inline'") &&
    !sources.some((source) => /^'(nonce-|sha\d+-|strict-dynamic)/i.test(source)));

const TRUSTED = 'lit-html';

/** Says which directives of the page's policies would keep the library from working. */
export function checkPolicies(policies: readonly Policy[], needs: Needs): readonly Finding[] {
  const page = new URL(needs.page);
  const found: Finding[] = [];
  const lacks = (directive: string, address: string, what: string): void => {
    const url = new URL(address, page);
    for (const policy of policies) {
      const sources = sourcesOf(policy, directive);
      if (sources === undefined) continue;
      const strict =
        directive === 'script-src' && sources.some((source) => /^'(nonce-|strict-dynamic)/i.test(source));
      if (strict && needs.hasNonce) continue;
      if (sources.some((source) => covers(source, url, page))) continue;
      const missing = url.origin === page.origin ? "'self'" : url.origin;
      found.push(
        wrong(
          `The page’s Content-Security-Policy keeps ${what} out. Add ${missing} to its ${directive} directive.`,
        ),
      );
    }
  };
  lacks('script-src', needs.library, 'the library’s files');
  for (const portal of needs.portals) lacks('connect-src', portal, `the portal ${portal}`);
  for (const frame of needs.frames)
    lacks('frame-src', frame, `the card form of ${new URL(frame, page).origin}`);
  for (const policy of policies) {
    const names = policy.get('trusted-types');
    if (names && !names.includes('*') && !names.includes(TRUSTED))
      found.push(
        wrong(
          `The page’s Content-Security-Policy stops the widgets’ templates. Add ${TRUSTED} to its trusted-types directive.`,
        ),
      );
    if (names?.includes(TRUSTED) === true && !names.includes('utility-widgets'))
      found.push(
        doubt(
          'Safari checks the library’s files only if the trusted-types directive also names utility-widgets.',
        ),
      );
  }
  const inline = (directive: string): boolean =>
    policies.every((policy) => allowsInline(sourcesOf(policy, directive)));
  if (needs.paysInDemo && !(inline('script-src') && inline('style-src')))
    found.push(
      doubt(
        'The page’s Content-Security-Policy keeps demo mode’s card form out, which stands in the page itself. A real portal needs nothing ' +
          "for that; to try paying, use a page whose script-src and style-src allow 'unsafe-inline'.",
      ),
    );
  if (policies.length > 0 && found.length === 0)
    found.push(fine('The page’s Content-Security-Policy allows all that the widgets need.'));
  return found;
}
