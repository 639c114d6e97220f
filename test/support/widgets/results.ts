import type { TestSession, TestSuiteResult } from '@web/test-runner-core';

export interface Count {
  passed: number;
  failed: number;
  /** What failed and why, a line each. */
  failures: string[];
}

function countSuite(suite: TestSuiteResult, into: Count): void {
  for (const test of suite.tests) {
    // A skipped test shows nothing, so it does not pass.
    if (test.passed && !test.skipped) into.passed += 1;
    else {
      into.failed += 1;
      into.failures.push(`${suite.name} > ${test.name}: ${test.error?.message ?? 'skipped'}`);
    }
  }
  for (const inner of suite.suites) countSuite(inner, into);
}

/** Tests that passed and failed; a file that could not run, or that holds no test, is one failure. */
export function count(sessions: readonly TestSession[]): Count {
  const total: Count = { passed: 0, failed: 0, failures: [] };
  for (const session of sessions) {
    const own: Count = { passed: 0, failed: 0, failures: [] };
    if (session.testResults) countSuite(session.testResults, own);
    if (own.failed === 0 && (session.passed !== true || own.passed === 0)) {
      own.failed = 1;
      const why = session.errors.map((error) => error.message).join('; ');
      own.failures.push(`${session.testFile}: ${why === '' ? 'no test ran' : why}`);
    }
    total.passed += own.passed;
    total.failed += own.failed;
    total.failures.push(...own.failures);
  }
  return total;
}
