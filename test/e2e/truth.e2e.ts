import { describe, expect, it } from 'vitest';

import type { Fault } from '../../mock-api/faults/fault.js';
import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { heardOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { BILLS, CARDS, Resident } from '../support/walk/resident.js';
import { byTurns, languages } from '../support/walk/words.js';

const reference = /[a-z0-9]{4}-[a-z0-9]{4}\b/i;
const once = (fault: Fault) => ({ match: { operation: 'pay' }, fault, times: 1 }) as const;
const cannotTell = {
  match: { operation: 'resolvePayment' },
  fault: { kind: 'answer', body: { status: 'unknown' } },
} as const;

describe.each(languages.map((words) => [words.locale, words] as const))(
  `a payment that nobody can tell of in ${engine}, in %s`,
  (_locale, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const { t, money } = words;

    async function toReview(place: Place): Promise<Resident> {
      const page = await browser.page();
      await page.goto(place.address(words.city.home));
      await page.goto(place.address(words.city.pay));
      const resident = new Resident(page, words);
      await resident.signIn();
      await resident.review(CARDS.paid);
      return resident;
    }

    /** Says what it knows, what not to do, whom to call; and neither that money was taken nor that it was not. */
    async function isUnknown(page: Page): Promise<void> {
      await page.find('heading', t('pay.unknownTitle'));
      await page.find('button', t('pay.check'));
      const text = await page.text();
      expect(text).toContain(t('pay.unknownNot'));
      expect(text).toMatch(reference);
      expect(text).toContain(words.portal.contact.phone);
      for (const claim of [t('pay.paidTitle'), t('pay.cancelledTitle'), t('pay.declinedTitle')]) {
        expect(text).not.toContain(claim);
      }
      expect(await page.findAll('button', t('pay.submit', { total: money(BILLS.both) }))).toEqual([]);
    }

    /** The faults end, the resident looks again, and is told within two seconds. */
    async function learns(page: Page, place: Place, title: string): Promise<void> {
      place.world.faults.clear();
      const check = await page.find('button', t('pay.check'));
      const asked = Date.now();
      await check.click();
      await page.find('heading', title);
      expect(Date.now() - asked).toBeLessThan(2000);
    }

    const ways: readonly (readonly [string, (page: Page, place: Place) => Promise<Page>])[] = [
      [
        'a reload',
        async (page) => {
          await page.reload();
          return page;
        },
      ],
      [
        'Back and Forward',
        async (page) => {
          await page.back();
          await page.forward();
          return page;
        },
      ],
      [
        'closing the tab',
        async (page, place) => {
          const later = await page.newTab();
          await page.close();
          await later.goto(place.address(words.city.pay));
          return later;
        },
      ],
    ];
    const moments = [
      ['after', 1],
      ['before', 0],
    ] as const;

    describe.each(ways)('%s while it is being sent', (_way, leave) => {
      it.each(byTurns(moments, words))(
        '%s the utility took it: unknown at first, then the truth within 2 s, and never sent again (PAY-13, PAY-18, PAY-20)',
        async (when, charges) => {
          const place = demo.place();
          place.world.faults.add(once({ kind: 'hang', when }), cannotTell);
          const resident = await toReview(place);
          await resident.pay();
          await heardOf(place.world, 'pay');
          const page = await leave(resident.page, place);
          await isUnknown(page);
          await learns(page, place, charges === 1 ? t('pay.paidTitle') : t('pay.cancelledTitle'));
          expect(place.world.faults.log.filter(({ operation }) => operation === 'pay')).toHaveLength(1);
          expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual(
            charges === 1 ? [BILLS.both] : [],
          );
        },
      );
    });

    const garbled: readonly (readonly [string, Fault, number])[] = [
      ['is cut in the middle', { kind: 'truncate' }, 1],
      ['has another shape', { kind: 'off-schema' }, 1],
      ['is a sign-in page with status 200', { kind: 'login-page-200' }, 0],
      ['is an error although it was taken', { kind: 'error-after-commit' }, 1],
    ];
    it.each(byTurns(garbled, words))(
      'stays unknown when the answer %s, and is told truly later (PAY-17, PAY-18)',
      async (_name, fault, charges) => {
        const place = demo.place();
        place.world.faults.add({ match: { operation: 'pay' }, fault }, cannotTell);
        const resident = await toReview(place);
        await resident.pay();
        await isUnknown(resident.page);
        await learns(resident.page, place, charges === 1 ? t('pay.paidTitle') : t('pay.cancelledTitle'));
        expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual(
          charges === 1 ? [BILLS.both] : [],
        );
      },
    );

    it('says “not charged” of an error before it was taken only once the key is closed, and a second try is charged once (PAY-14, PAY-18)', async () => {
      const place = demo.place();
      place.world.faults.add({ match: { operation: 'pay' }, fault: { kind: 'error-before-commit' } });
      const resident = await toReview(place);
      const { page } = resident;
      await resident.pay();
      await page.find('heading', t('pay.cancelledTitle'));
      await page.waitForText(t('pay.cancelled.closed'));
      expect(await paymentsIn(place.world)).toEqual([]);
      place.world.faults.clear();
      await (await page.find('button', t('pay.tryAgain'))).click();
      await resident.review(CARDS.paid);
      await resident.pay();
      await resident.paid();
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([BILLS.both]);
    });

    it('survives a line that is cut for everything, and says the truth when it is back (PAY-15, PAY-18, REL-02)', async () => {
      const place = demo.place();
      const resident = await toReview(place);
      place.world.faults.add({
        match: { operation: '*' },
        fault: { kind: 'reset-before-headers', when: 'after' },
      });
      await resident.pay();
      await isUnknown(resident.page);
      await learns(resident.page, place, t('pay.paidTitle'));
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([BILLS.both]);
    });
  },
);
