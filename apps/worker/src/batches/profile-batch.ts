import {
  type CategoryNumbers,
  featureColumns,
  labelColumn,
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
  const categories: BatchProfile['categories'] = {
    [labelColumn.key]: countEach(usable.map(({ label }) => label)),
  };
  for (const [index, { key, kind }] of featureColumns.entries()) {
    const column = usable.map(({ features }) => features[index] ?? Number.NaN);
    if (kind === 'measure') values.set(key, column);
    else categories[key] = countEach(column.map((value) => nameOf(key, value)));
  }
  const measured = [...values].filter(([, column]) => column.length > 0);
  return {
    profile: {
      received: readable.length + unreadable.length,
      usable: usable.length,
      repeated: readable.length - new Set(readable.map((texts) => texts.join('|'))).size,
      measures: Object.fromEntries(measured.map(([key, column]) => [key, measure(column)])),
      categories,
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

/** Names as names, codes and classes by their numbers. */
function nameOf(key: string, value: number): string {
  const names = Object.keys(everyName[key] ?? {});
  return names[value] ?? String(value);
}

function countEach(values: readonly (number | string)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
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
