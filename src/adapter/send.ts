/** The shape of `fetch` that the library needs; demo mode and tests bring their own. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** The one place where the network is touched. */
export const send: Send = (url, init) => fetch(url, init);

/** How every read is sent; the loader asks for the portal's configuration in the same way before the rest has arrived. */
export const readInit: RequestInit = { method: 'GET', credentials: 'include', cache: 'no-store' };
