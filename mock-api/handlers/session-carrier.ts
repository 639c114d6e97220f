/** How a session travels between a browser and the utility: each transport has its own way. */
export interface SessionCarrier {
  /** The session that a request carries. */
  read(request: Request): string | null;
  /** From here on the browser carries this session; `seconds` where it should outlive the browser, null where it should not. */
  start(headers: Headers, id: string, seconds: number | null): void;
  /** From here on it carries none. */
  end(headers: Headers): void;
}

/** A session kept beside the page instead of in a cookie, for transports that live in the page. */
export interface HeldSession extends SessionCarrier {
  hold(id: string | null): void;
}

export function heldSession(): HeldSession {
  let held: string | null = null;
  return {
    read: () => held,
    start: (_, id) => {
      held = id;
    },
    end: () => {
      held = null;
    },
    hold: (id) => {
      held = id;
    },
  };
}

export const sessionCookie = 'utility_session';

/** A cookie that no script can read and that only this world gets back: several worlds share one host. */
export function cookieSession(path: string): SessionCarrier {
  const attributes = `Path=${path}; HttpOnly; SameSite=Lax`;
  return {
    read: (request) => {
      const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
      const own = cookies.find((cookie) => cookie.startsWith(`${sessionCookie}=`));
      return own === undefined ? null : own.slice(sessionCookie.length + 1);
    },
    start: (headers, id, seconds) => {
      const age = seconds === null ? '' : `; Max-Age=${seconds}`;
      headers.append('Set-Cookie', `${sessionCookie}=${id}; ${attributes}${age}`);
    },
    end: (headers) => headers.append('Set-Cookie', `${sessionCookie}=; ${attributes}; Max-Age=0`),
  };
}
