/** What the conformance suite has to know of this utility; see `ConformanceFacts` of `utility-widgets/testing`. */
export const conformanceFacts = (base: string) => ({
  resident: { identifier: 'flowerpower', password: 'water-lily-2016' },
  otherResident: { identifier: 'otherone', password: 'test-only-8416' },
  unverified: { identifier: 'newleaf', password: 'water-lily-2016' },
  lockable: { identifier: 'lockable', password: 'test-only-8416' },
  linking: {
    proof: { accountNumber: '30215', customerNumber: '405583' },
    wrongProof: { accountNumber: '30215', customerNumber: '405584' },
    unknownProof: { accountNumber: '10101', customerNumber: '101010' },
    customerName: 'Alameda Gardens Association',
  },
  guest: {
    proof: { accountNumber: '28624', customerNumber: '405583' },
    wrongProof: { accountNumber: '28624', customerNumber: '405584' },
    unknownProof: { accountNumber: '10101', customerNumber: '101010' },
    customerName: 'Alameda Gardens Association',
    serviceAddress: '0 ALAMEDA DR - IRR',
    accountNumber: '28624',
    mostLookUps: 12,
  },
  registration: {
    answers: {
      userId: 'r{random}',
      password: 'rain-barrel-9',
      passwordHint: 'Under the gutter',
      email: '{random}@residents.example',
    },
    knownEmail: 'flora@gardeners.example',
    takenUserName: 'flowerpower',
    challenge: 'digits' as const,
    mailbox: `${base}/mailbox`,
  },
  payment: {
    paid: 'test-paid',
    processing: 'test-processing',
    actionRequired: 'test-challenge',
    declined: {
      'card-declined': 'test-card-declined',
      'insufficient-funds': 'test-insufficient-funds',
      'card-expired': 'test-card-expired',
      'security-code-wrong': 'test-security-code-wrong',
      'processor-refused': 'test-processor-refused',
    },
    bank: { token: 'test-bank-posts', lastFour: '1234' },
    bankRefused: { token: 'test-bank-refused', lastFour: '9012' },
  },
});
