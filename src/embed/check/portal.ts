import { readInit, send } from '../../adapter/send.js';
import { isBlocked } from '../../client/page-slot.js';
import {
  PortalConfig,
  SessionState,
  correlationHeader,
  keyHeader,
  parse,
  writeHeader,
} from '../../contract/index.js';
import { doubt, fine, wrong, type Finding } from './finding.js';

/** Answers of a portal later than this are as good as none, in milliseconds. */
const patienceMs = 10_000;

export interface Checked {
  readonly findings: readonly Finding[];
  readonly config: PortalConfig | null;
}

const withTime = (init: RequestInit): RequestInit => ({ ...init, signal: AbortSignal.timeout(patienceMs) });

/** An answer, or null where the browser gave none. */
const ask = (url: string, init: RequestInit): Promise<Response | null> =>
  send(url, withTime(init)).catch(() => null);

/** Whether two hosts look like one site: the public suffix is not known here, so that this is a guess by their last two names. */
const looksSameSite = (one: URL, other: URL): boolean => {
  const site = ({ hostname }: URL): string =>
    /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
  return one.protocol === other.protocol && site(one) === site(other);
};

/** Asks a portal what its widgets would ask, and says what is wrong with the answers. Changes nothing there. */
export async function checkPortal(address: string): Promise<Checked> {
  const none = (text: string): Checked => ({ findings: [wrong(text)], config: null });
  let url: URL;
  try {
    url = new URL(address, document.baseURI);
    if (!/^https?:$/.test(url.protocol)) throw new TypeError(url.protocol);
  } catch {
    return none(`“${address}” is not a web address. Write data-portal="https://…".`);
  }
  if (url.protocol === 'http:' && location.protocol === 'https:')
    return none(
      `The portal ${address} is on http while the page is on https, which browsers block. Use https.`,
    );
  const base = url.href.replace(/\/+$/, '');
  const config = await ask(`${base}/portal`, readInit);
  // The directive is named apart.
  if (config === null && isBlocked('connect-src', base)) return { findings: [], config: null };
  if (config === null) {
    const there = await ask(`${base}/portal`, { mode: 'no-cors' });
    return none(
      there === null
        ? `The portal ${base}/portal cannot be reached. Check the address, its certificate, and that the service is up.`
        : `The portal ${base}/portal answers, but does not allow this page to read it. It has to answer with ` +
            `Access-Control-Allow-Origin: ${location.origin} and Access-Control-Allow-Credentials: true (CORS).`,
    );
  }
  if (!config.ok)
    return none(
      `The portal ${base}/portal answers with ${config.status.toString()}. Check data-portal, or ask the service.`,
    );
  const body: unknown = await config.json().catch(() => undefined);
  if (body === undefined)
    return none(`The portal ${base}/portal answers, but not with JSON; is it a web page? Check data-portal.`);
  const read = parse(PortalConfig, body);
  if (!read.ok) {
    const places = read.issues.slice(0, 3).map(({ path }) => path || 'the whole answer');
    return none(
      `The portal ${base}/portal answers off the contract. Wrong or missing: ${places.join(', ')}.`,
    );
  }
  const findings: Finding[] = [fine(`The portal ${base} answers as it should.`)];
  if (config.headers.get('cache-control')?.includes('no-store') !== true && url.origin === location.origin)
    findings.push(
      doubt('The portal’s answers lack Cache-Control: no-store, so that a shared computer may keep them.'),
    );
  findings.push(...(await checkSession(base)), ...(await checkWrites(base)));
  findings.push(cookieKind(url));
  return { findings, config: read.value };
}

async function checkSession(base: string): Promise<readonly Finding[]> {
  const answer = await ask(`${base}/session`, readInit);
  const body: unknown = await answer?.json().catch(() => undefined);
  if (answer?.ok === true && parse(SessionState, body).ok) return [];
  return [
    wrong(
      `The portal’s ${base}/session does not say whether somebody is signed in, so that nobody can sign in.`,
    ),
  ];
}

/** A request for a price of nothing, which every backend refuses: it shows whether the browser lets writes through at all. */
async function checkWrites(base: string): Promise<readonly Finding[]> {
  const headers = {
    'Content-Type': 'application/json',
    [writeHeader.name]: writeHeader.value,
    [correlationHeader]: 'check',
    [keyHeader]: 'check',
  };
  const answer = await ask(`${base}/quotes`, { method: 'POST', credentials: 'include', headers, body: '{}' });
  if (answer !== null) return [];
  return [
    wrong(
      `The portal lets this page read, but not write. It has to answer OPTIONS with Access-Control-Allow-Headers: ` +
        `${Object.keys(headers).join(', ')} for ${location.origin}.`,
    ),
  ];
}

const cookieKind = (portal: URL): Finding => {
  const page = new URL(location.href);
  if (portal.origin === page.origin) return fine('The session is a cookie of this very site.');
  return looksSameSite(portal, page)
    ? fine(
        'The portal seems to be on the same site as the page: an HttpOnly cookie with SameSite=Lax carries the session.',
      )
    : doubt(
        `The portal ${portal.hostname} seems to be on another site than this page. Its session cookie needs ` +
          'SameSite=None; Secure; Partitioned, or give the portal a name below your own, such as api.city.gov.',
      );
};
