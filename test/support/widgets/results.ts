import type { TestSession, TestSuiteResult } from '@web/test-runner-core';

export interface Count {
  passed: number;
  failed: number;
}

function countSuite(suite: TestSuiteResult, into: Count): void {
  for (const test of suite.tests) {
    // A skipped test shows nothing, so it does not pass.
    if (test.passed && !test.skipped) into.passed += 1;
    else into.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, into);
}

/** Tests that passed and failed; a file that could not run, or that holds no test, is one failure. */
export function count(sessions: readonly TestSession[]): Count {
  const total = { passed: 0, failed: 0 };
  for (const session of sessions) {
    const own = { passed: 0, failed: 0 };
    if (session.testResults) countSuite(session.testResults, own);
    if (own.failed === 0 && (session.passed !== true || own.passed === 0)) own.failed = 1;
    total.passed += own.passed;
    total.failed += own.failed;
  }
  return total;
}
