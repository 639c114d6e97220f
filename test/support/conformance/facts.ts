import { readFileSync } from 'node:fs';

import { faultsOfFacts, type ConformanceFacts } from '../../../src/testing/index.js';

/** Where the facts about the mock are: what `npx utility-widgets conformance --facts` is given for it. */
export const factsFile = new URL('../../../mock-api/conformance-facts.json', import.meta.url);

const read: unknown = JSON.parse(readFileSync(factsFile, 'utf8'));
const faults = faultsOfFacts(read);
if (faults.length > 0) throw new Error(faults.join('\n'));

/** What the suite has to know of the mock’s world `pleasanton@conformance`. */
export const mockFacts = read as ConformanceFacts;
