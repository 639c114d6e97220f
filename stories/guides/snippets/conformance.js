import { adapterConformance, runConformance } from 'utility-widgets/testing';
import { createSoapAdapter } from './soap-adapter.js';
import { address, portal, facts } from './our-test-system.js';

const report = await runConformance(
  adapterConformance({
    // A new browser each time: signed out, and sharing nothing with those before it.
    connect: () => createSoapAdapter({ address, portal }),
    facts,
  }),
);
console.log(report.counts, report.tags);
