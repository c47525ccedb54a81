import { describe, expect, it } from 'vitest';
import { compareWithCeiling } from './compare-with-ceiling.js';

const outcomes = new Map([
  ['t.py::a', 'passed'],
  ['t.py::b', 'failure'],
  ['t.py::c', 'skipped'],
  ['t.py::beyond', 'passed'],
] as const);

describe('compareWithCeiling', () => {
  it('names what passes on MLflow and not here, also when it was not run', () => {
    expect(compareWithCeiling(outcomes, '# on MLflow\nt.py::a\nt.py::b\nt.py::gone\n')).toEqual({
      passed: 1,
      ceiling: 3,
      missing: [
        { test: 't.py::b', outcome: 'failure' },
        { test: 't.py::gone', outcome: 'not run' },
      ],
    });
  });

  it('takes all that was run for the ceiling when nobody wrote one down', () => {
    expect(compareWithCeiling(outcomes, undefined)).toMatchObject({ passed: 2, ceiling: 3 });
  });
});
