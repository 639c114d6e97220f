import { createServer, type Server } from 'node:http';

/** The backend that README's adapter speaks of: nobody's contract but its own. */
export function startDesk(): Promise<Server> {
  let user: string | null = null;
  const bill = {
    no: '405583',
    account: '28624',
    sent: '2016-11-20',
    due: '2016-12-20',
    total: 13_020,
    open: 13_020,
  };
  const answers: Readonly<Record<string, (body: string) => unknown>> = {
    '/whoami': () => ({ user }),
    '/login': (body) => {
      const given = JSON.parse(body) as { identifier: string; password: string };
      user = given.password === 'water-lily-2016' ? given.identifier : null;
      return user === null ? null : { user };
    },
    '/logout': () => ({ user: (user = null) }),
    '/accounts': () => [{ no: '28624', street: '1 Example Street' }],
    '/bills/405583': () => ({ ...bill, lines: [{ what: 'Water', cents: 13_020 }] }),
    '/accounts/28624/bills': () => ({
      today: '2016-12-12',
      bills: [bill],
    }),
  };
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
      const answer = answers[request.url ?? '']?.(body) ?? null;
      response.writeHead(answer === null ? 401 : 200, cors).end(JSON.stringify(answer));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
