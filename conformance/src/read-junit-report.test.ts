import { describe, expect, it } from 'vitest';
import { readJunitReport } from './read-junit-report.js';

const report = `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" tests="4">
<testcase classname="tests.store.test_a" name="test_passes" time="0.1" />
<testcase classname="tests.store.test_a" name="test_fails[a&lt;b &amp; &quot;c&quot;&#10;]" time="0.1"><failure message="x &gt; y">trace
of several lines</failure></testcase>
<testcase classname="tests.store.test_a" name="test_skips" time="0.0"><skipped type="pytest.skip" message="why" /></testcase>
<testcase classname="tests.store.test_a" name="test_prints" time="0.1"><system-out>a failure? no</system-out></testcase>
<testcase classname="tests.store.test_a" name="test_prints" time="0.1"><error message="failed on teardown" /></testcase>
</testsuite></testsuites>`;

describe('readJunitReport', () => {
  it('finds every test with its outcome', () => {
    expect(Object.fromEntries(readJunitReport(report))).toEqual({
      'tests/store/test_a.py::test_passes': 'passed',
      'tests/store/test_a.py::test_fails[a<b & "c"\n]': 'failure',
      'tests/store/test_a.py::test_skips': 'skipped',
      'tests/store/test_a.py::test_prints': 'error',
    });
  });
});
