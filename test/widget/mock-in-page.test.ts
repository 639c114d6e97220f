import { expect } from 'chai';

import { createInPageFetch } from '../../mock-api/transports/in-page.js';

const base = 'https://utility.example/api';
const write = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Utility-Widgets': '1' },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
});
const credentials = { identifier: 'flowerpower', password: 'water-lily-2016', remember: false };
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the mock in a page', () => {
  it('signs a resident in, keeps the session beside the page and shows the bills (S4.20)', async () => {
    const inPage = createInPageFetch({ base });
    const before = await inPage(`${base}/pleasanton/accounts`);
    expect(before.status).to.equal(401);
    await inPage(`${base}/pleasanton/session`, write(credentials));
    const bills = await inPage(`${base}/pleasanton/accounts/account-irrigation/bills`);
    expect(await bills.json()).to.have.property('totalDue', 26_157);
    expect(document.cookie).not.to.contain('utility');
  });

  it('starts signed in where a story asks for it', async () => {
    const inPage = createInPageFetch({ base, signedInAs: 'flowerpower' });
    const answer = await inPage(`${base}/pleasanton@two-accounts/accounts`);
    expect(((await answer.json()) as { accounts: unknown[] }).accounts).to.have.length(2);
  });

  it('fails like a network where nothing is reachable or the address is not its own (SEC-40)', async () => {
    const inPage = createInPageFetch({ base });
    expect(await failureOf(inPage(`${base}/pleasanton@offline/portal`))).to.be.instanceOf(TypeError);
    expect(await failureOf(inPage('https://elsewhere.example/portal'))).to.be.instanceOf(TypeError);
  });

  it('cuts a body in the middle', async () => {
    const inPage = createInPageFetch({ base });
    inPage.world('pleasanton').faults.add({ match: { operation: 'getPortal' }, fault: { kind: 'truncate' } });
    const answer = await inPage(`${base}/pleasanton/portal`);
    expect(answer.status).to.equal(200);
    expect(await failureOf(answer.text())).to.be.instanceOf(Error);
  });

  it('stops waiting when the caller gives up, while the utility carries on', async () => {
    const inPage = createInPageFetch({ base, signedInAs: 'flowerpower' });
    const { faults } = inPage.world('pleasanton');
    faults.add({ match: { operation: 'signOut' }, fault: { kind: 'hang', when: 'after' } });
    const controller = new AbortController();
    const asked = failureOf(inPage(`${base}/pleasanton/session/end`, write({}, controller.signal)));
    controller.abort();
    expect(await asked).to.have.property('name', 'AbortError');
    const accounts = async () => (await inPage(`${base}/pleasanton/accounts`)).status;
    // Ends when the sign-out that nobody waits for has been carried out.
    // The page needs a turn of its own in between, or the sign-out never gets one.
    while ((await accounts()) === 200) await new Promise((resolve) => setTimeout(resolve));
    expect(await accounts()).to.equal(401);
  });
});
