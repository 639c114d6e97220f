import { expect } from 'chai';

import facts from '../../mock-api/conformance-facts.json' with { type: 'json' };
import { offsetClock } from '../../mock-api/domain/clock.js';
import type { Collections } from '../../mock-api/domain/records.js';
import { createUtility, type Utility } from '../../mock-api/domain/utility.js';
import { momentIn } from '../../mock-api/domain/zone.js';
import { conformance } from '../../mock-api/faults/data-scenarios.js';
import { createProcessor } from '../../mock-api/processor/processor.js';
import { memoryStore } from '../../mock-api/store/memory.js';
import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import { systemClock } from '../../src/core/clock.js';
import { adapterConformance, runConformance } from '../../src/testing/index.js';
import { createSoapAdapter } from '../../stories/examples/soap-adapter.js';
import { soapBackend } from '../../stories/examples/soap-backend.js';
import { soapPortal } from '../../stories/examples/soap-portal.js';
import { cents } from '../../stories/examples/soap-reading.js';
import { soapReport } from '../../stories/examples/soap-report.js';

const address = 'https://desk.example/service.asmx';
const tenant = conformance(pleasanton({ processorBase: 'http://localhost:4011' }));
const portal = soapPortal(tenant.portal);

function desk(): Utility {
  const still = { ...systemClock, now: () => 0 };
  const clock = offsetClock(still, momentIn('America/Los_Angeles', tenant.rules.startsAt));
  const processor = createProcessor({ clock }).forMerchant('city', clock);
  return createUtility({ store: memoryStore<Collections>(), tenant, clock, processor });
}

/** In front of a desk that answers this to whatever is asked. */
const facing = (answer: () => Response) =>
  createSoapAdapter({ address, portal, send: () => Promise.resolve().then(answer) });
const live = new AbortController().signal;
const caught = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const xml = (body: string, status = 200): Response =>
  new Response(
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header/><e:Body>${body}</e:Body></e:Envelope>`,
    { status },
  );

describe('the example of an adapter, in front of a desk that speaks SOAP', () => {
  it('passes the conformance suite, as the guide says it does', async function () {
    this.timeout(60_000);
    const utility = desk();
    const report = await runConformance(
      adapterConformance({
        connect: () => createSoapAdapter({ address, portal, send: soapBackend(utility) }),
        facts: facts as never,
        endSessions: () => utility.endSessions(),
      }),
    );
    const cases = (verdict: string) => report.cases.filter((one) => one.verdict === verdict);
    expect(cases('failed')).to.deep.equal([]);
    expect(report.counts).to.deep.equal(soapReport.counts);
    // What is judged by standing in for the contract's own requests cannot be judged of SOAP: the tests below are in its place.
    expect(cases('not-judged').filter(({ port }) => port !== 'adapter')).to.deep.equal([]);
    const offeredNot = new Set(cases('not-offered').map(({ port }) => port));
    expect([...offeredNot].filter((port) => port !== 'payments')).to.deep.equal(soapReport.notOfferedPorts);
    const safe = Object.keys(report.tags).filter((tag) => report.tags[tag]?.safe === true);
    expect(safe.filter((tag) => tag !== 'utility-provider')).to.have.members(soapReport.safe);
  });

  it('says what went wrong by the kinds that widgets have words for', async () => {
    const page = '<!doctype html><title>Sign in</title>';
    expect(await caught(facing(() => new Response(page)).accounts!.listAccounts(live))).to.include({
      kind: 'contract',
      code: 'unreadable',
    });
    expect(
      await caught(facing(() => new Response(page, { status: 502 })).accounts!.listAccounts(live)),
    ).to.include({ kind: 'service', code: 'unavailable' });
    const unreachable = facing(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await caught(unreachable.accounts!.listAccounts(live))).to.include({ kind: 'network' });
    const fault = '<e:Fault><detail><Code>DESK-103</Code><Wait>60</Wait></detail></e:Fault>';
    const limited = facing(() => xml(fault, 500));
    expect(await caught(limited.bills!.getBill('1', live))).to.include({
      code: 'rate-limited',
      retryAfterSeconds: 60,
    });
  });

  it('takes an outcome that it does not know for no payment at all (PAY-17)', async () => {
    const odd = facing(() => xml('<FindOrVoidResult><Outcome>Z</Outcome></FindOrVoidResult>'));
    expect(await caught(odd.payments!.resolve!('key', live))).to.include({ kind: 'contract' });
  });

  it('reads dollars without a cent too much or too little', () => {
    const read = (text: string) =>
      cents(new DOMParser().parseFromString(`<a><b>${text}</b></a>`, 'application/xml').documentElement, 'b');
    expect(['1.15', '0.07', '-124.50', '1000000.29'].map(read)).to.deep.equal([115, 7, -12450, 100000029]);
    expect(() => read('1.5')).to.throw('no amount');
  });
});
