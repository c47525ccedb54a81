export type TestOutcome = 'passed' | 'failure' | 'error' | 'skipped';

const testCase = /<testcase\b(?<attributes>[^>]*?)(?:\/>|>(?<content>.*?)<\/testcase>)/gs;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Outcome of each test in pytest's JUnit report, by node id (`tests/a/test_b.py::test_c[d]`). A regular expression is
 * enough: the writer escapes every `<` and `>` that is not part of a tag.
 */
export function readJunitReport(xml: string): Map<string, TestOutcome> {
  const outcomes = new Map<string, TestOutcome>();
  for (const { groups } of xml.matchAll(testCase)) {
    const attributes = groups?.attributes ?? '';
    const file = attribute(attributes, 'classname').replaceAll('.', '/');
    const outcome = /<(failure|error|skipped)\b/.exec(groups?.content ?? '')?.[1] ?? 'passed';
    const nodeId = `${file}.py::${attribute(attributes, 'name')}`;
    // A test that fails and whose tear-down fails too stands there twice.
    if ((outcomes.get(nodeId) ?? 'passed') === 'passed') outcomes.set(nodeId, outcome as TestOutcome);
  }
  return outcomes;
}

function attribute(text: string, name: string): string {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '';
  return value.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, word) =>
    word === undefined
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10))
      : (entities[word] ?? ''),
  );
}
