/** For integrators: whether an adapter, or a backend over HTTP, does what the widgets rely on. */
export { adapterConformance } from './conformance.js';
export { ConformanceFailure, NotJudged, NotOffered } from './case.js';
export type { ConformanceCase, ConformanceFeature, ConformancePort } from './case.js';
export { faultsOfFacts } from './facts.js';
export type { ConformanceFacts, Credentials } from './facts.js';
export { runConformance } from './report.js';
export type { CaseReport, ConformanceReport, Safety, Verdict } from './report.js';
export type { ConformanceOptions, ConnectTools, Mail } from './setting.js';
