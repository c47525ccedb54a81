import {
  type CategoryNumbers,
  type CodeColumn,
  featureColumns,
  labelColumn,
  type NameColumn,
  parseRow,
  type RowFailure,
} from '@canopy/covertype';
import type { BatchProfile } from '@canopy/pipeline-contract';
import type { SortedRows } from '../ingest/sort-rows.js';

/** A batch in numbers, and what is needed beside the profile to judge it. */
export interface BatchSummary {
  profile: BatchProfile;
  /** Values of the usable rows by key of a measure. */
  values: ReadonlyMap<string, readonly number[]>;
  /** Rows that have not even the form of a row, and all that are kept out. */
  misshapen: number;
  bad: number;
  /** A few of the values or reasons of each rule and column, by `rule: column`. */
  examples: ReadonlyMap<string, readonly string[]>;
}

const mostExamples = 3;
const mostExampleLength = 80;

/** Any numbers do: only how often each name occurs matters here. */
const everyName: CategoryNumbers = Object.fromEntries(
  featureColumns.flatMap((column) =>
    column.kind === 'name'
      ? [[column.key, Object.fromEntries(column.names.map((name, number) => [name, number]))]]
      : [],
  ),
);

/** Looks at every row of an answer, without keeping any. */
export function profileBatch({ readable, unreadable }: SortedRows): BatchSummary {
  const failures = new Tally();
  const warnings = new Tally();
  for (const failure of unreadable) failures.add(failure);
  const usable: { features: readonly number[]; label: number }[] = [];
  let bad = unreadable.length;
  for (const texts of readable) {
    const result = parseRow(texts, everyName);
    if ('row' in result) usable.push(result.row);
    else bad++;
    for (const failure of 'failures' in result ? result.failures : []) failures.add(failure);
    for (const warning of 'warnings' in result ? result.warnings : []) warnings.add(warning);
  }

  const values = new Map<string, readonly number[]>();
  const named = new Map([[labelColumn.key, usable.map(({ label }) => String(label))]]);
  for (const [index, column] of featureColumns.entries()) {
    const ofColumn = usable.map(({ features }) => features[index] ?? Number.NaN);
    if (column.kind === 'measure') values.set(column.key, ofColumn);
    else {
      const names = ofColumn.map((value) => nameOf(column, value));
      named.set(column.key, names);
    }
  }
  const measured = [...values].filter(([, column]) => column.length > 0);
  return {
    profile: {
      received: readable.length + unreadable.length,
      usable: usable.length,
      repeated: readable.length - new Set(readable.map((texts) => texts.join('|'))).size,
      measures: Object.fromEntries(measured.map(([key, column]) => [key, measure(column)])),
      categories: Object.fromEntries([...named].map(([key, names]) => [key, countEach(names)])),
      pairs: countPairs([...named]),
      failures: failures.counts,
      warnings: warnings.counts,
    },
    values,
    misshapen: unreadable.length,
    bad,
    examples: new Map([...failures.examples, ...warnings.examples]),
  };
}

class Tally {
  readonly counts: Record<string, number> = {};
  readonly examples = new Map<string, string[]>();

  add({ rule, column = '', value, reason }: RowFailure): void {
    const key = `${rule}: ${column}`;
    this.counts[key] = (this.counts[key] ?? 0) + 1;
    const known = this.examples.get(key) ?? [];
    const example = (value ?? reason).slice(0, mostExampleLength);
    if (known.length < mostExamples && !known.includes(example)) this.examples.set(key, [...known, example]);
  }
}

/** A name or a code as the source writes it. */
function nameOf(column: NameColumn | CodeColumn, value: number): string {
  return column.kind === 'code' ? `${column.prefix}${value}` : (column.names[value] ?? String(value));
}

function countEach(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

type Pairs = NonNullable<BatchProfile['pairs']>;

function countPairs(named: readonly (readonly [string, readonly string[]])[]): Pairs {
  return named.flatMap(([one, names], index) =>
    named.slice(index + 1).map(([other, values]): Pairs[number] => {
      const ofName = Object.groupBy(values, (_, row) => names[row] ?? '');
      const counts = Object.entries(ofName).map(([name, found = []]) => [name, countEach(found)]);
      return { columns: [one, other], counts: Object.fromEntries(counts) };
    }),
  );
}

function measure(values: readonly number[]): BatchProfile['measures'][string] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    deviation: Math.sqrt(squares / values.length),
    minimum: values.reduce((least, value) => Math.min(least, value)),
    maximum: values.reduce((most, value) => Math.max(most, value)),
  };
}
