// @ts-check
/** Reads what the test runners report, so that one line can sum them all. */

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} failures  one line each: which test, and why
 */

/**
 * A report of vitest's JSON reporter. A spec file that could not even be loaded counts as one failed test.
 * @returns {Result}
 */
export function countVitest(/** @type {any} */ report) {
  /** @type {string[]} */
  const failures = [];
  let passed = 0;
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') {
        passed++;
      } else if (test.status === 'failed') {
        failures.push(`${relative(file.name)}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
      }
    }
    if (
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed')
    ) {
      failures.push(`${relative(file.name)}: ${firstLine(file.message)}`);
    }
  }
  return { passed, failed: failures.length, failures };
}

/**
 * A report of Playwright's JSON reporter. A test that only passed at a second try is not trustworthy and counts as failed.
 * @returns {Result}
 */
export function countPlaywright(/** @type {any} */ report) {
  /** @type {string[]} */
  const failures = report.errors.map((/** @type {any} */ error) => firstLine(error.message));
  let passed = 0;
  const visit = (/** @type {any} */ suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') {
          passed++;
        } else if (test.status !== 'skipped') {
          const message = test.results.at(-1)?.error?.message;
          failures.push(
            `${spec.file}: ${spec.title}: ${test.status === 'flaky' ? 'passed only when repeated' : firstLine(message)}`,
          );
        }
      }
    }
    suite.suites?.forEach(visit);
  };
  report.suites.forEach(visit);
  return { passed, failed: failures.length, failures };
}

/** @returns {{passed: number, failed: number}} */
export function total(/** @type {readonly Result[]} */ results) {
  return results.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

function relative(/** @type {string} */ file) {
  return file.replace(`${process.cwd()}/`, '');
}

function firstLine(/** @type {string|undefined} */ message) {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  return (message ?? 'no reason given').replace(colours, '').trim().split('\n')[0] ?? '';
}
