import type { TestOutcome } from './read-junit-report.js';

export interface Comparison {
  passed: number;
  /** How many pass on MLflow itself, or where nobody has written that down, how many were run. */
  ceiling: number;
  /** What should have passed, with what became of it. */
  missing: { test: string; outcome: TestOutcome | 'not run' }[];
}

/**
 * Holds a run against the suite's ceiling.
 *
 * @param baseline lines of node ids that pass on MLflow, with remarks after `#`; undefined where there is none: then
 *   all that was run, but for what was skipped, is the ceiling.
 */
export function compareWithCeiling(
  outcomes: ReadonlyMap<string, TestOutcome>,
  baseline: string | undefined,
): Comparison {
  const expected =
    baseline?.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')) ??
    [...outcomes].filter(([, outcome]) => outcome !== 'skipped').map(([test]) => test);
  const missing = expected
    .map((test) => ({ test, outcome: outcomes.get(test) ?? ('not run' as const) }))
    .filter(({ outcome }) => outcome !== 'passed');
  return { passed: expected.length - missing.length, ceiling: expected.length, missing };
}
