/**
 * Prints what Vitest's JSON report says: the tests that did not run, then one line "N passed, N failed[, N skipped]".
 * Usage: node summary.mjs REPORT passed|failed N, where the second says how the test command ended and N counts other
 * checks that failed. A test command that failed without a failed test counts as one failure.
 */
import { readFileSync } from 'node:fs';

const [reportFile, tests, failedChecks] = process.argv.slice(2);

/** Every test by status; a file that could not be read as tests counts as one failure. */
function count(report) {
  const all = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ status: test.status, name: test.fullName })),
  );
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  for (const file of broken) console.log(`failed as a whole: ${file.message ?? ''}`);
  const skipped = all.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  for (const test of skipped) console.log(`skipped: ${test.name}`);
  return {
    passed: all.filter((test) => test.status === 'passed').length,
    failed: all.filter((test) => test.status === 'failed').length + broken.length,
    skipped: skipped.length,
  };
}

function read() {
  try {
    return count(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch (error) {
    console.log(`no report of the tests: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const { passed, failed, skipped } = read();
const allFailed = Math.max(failed, tests === 'failed' ? 1 : 0) + Number(failedChecks);
console.log(`${passed} passed, ${allFailed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = allFailed > 0 || passed === 0 ? 1 : 0;
