import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}
/** The backend that README's adapter speaks of, as one browser meets it: nobody's contract but its own. */
export type Desk = (path: string, body: string) => Answer;

const bill = {
  ...{ no: '405583', account: '28624', sent: '2016-11-20', due: '2016-12-20' },
  ...{ total: 13_020, open: 13_020 },
};
export const deskUser = { identifier: 'lily@example.com', password: 'water-lily-2016' } as const;
/** Wrong passwords that the desk looks at. */
const patience = 10;

/** Wrong passwords by whom they were meant for, from whatever browser. */
type Guard = Map<string, number>;

export function createDesk(guard: Guard = new Map()): Desk {
  let user: string | null = null;
  const signedIn: Readonly<Record<string, unknown>> = {
    '/accounts': [{ no: bill.account, street: '1 Example Street' }],
    [`/bills/${bill.no}`]: { ...bill, lines: [{ what: 'Water', cents: bill.total }] },
    [`/accounts/${bill.account}/bills`]: { today: '2016-12-12', bills: [bill] },
  };
  return (path, body) => {
    if (path === '/login') {
      const given = JSON.parse(body) as { identifier: string; password: string };
      const wrong = guard.get(given.identifier) ?? 0;
      if (wrong >= patience) return { status: 429, body: {} };
      const isRight = given.password === deskUser.password && given.identifier === deskUser.identifier;
      if (!isRight) guard.set(given.identifier, wrong + 1);
      user = isRight ? given.identifier : null;
      return { status: isRight ? 200 : 401, body: { user } };
    }
    if (path === '/logout') user = null;
    if (path === '/logout' || path === '/whoami') return { status: 200, body: { user } };
    if (user === null) return { status: 401, body: {} };
    return Object.hasOwn(signedIn, path) ? { status: 200, body: signedIn[path] } : { status: 404, body: {} };
  };
}

/** The desk on a free port of this machine: each browser has a session of its own, by a cookie. */
export function startDesk(): Promise<Server> {
  const guard: Guard = new Map();
  const sessions = new Map<string, Desk>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const cors = {
        'Access-Control-Allow-Origin': request.headers.origin ?? '*',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': 'Content-Type, X-Utility-Widgets',
        'Content-Type': 'application/json',
      };
      if (request.method === 'OPTIONS') {
        response.writeHead(204, cors).end();
        return;
      }
      const id = /\bdesk=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID();
      const desk = sessions.get(id) ?? createDesk(guard);
      sessions.set(id, desk);
      const answer = desk(request.url ?? '', body);
      const session = { 'Set-Cookie': `desk=${id}; Path=/; HttpOnly; SameSite=Lax` };
      response.writeHead(answer.status, { ...cors, ...session }).end(JSON.stringify(answer.body));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Where a desk that runs answers. */
export const addressOf = (desk: Server): string => `http://localhost:${(desk.address() as AddressInfo).port}`;
