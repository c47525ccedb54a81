import { featureColumns, labelColumn } from '@canopy/covertype';
import type { BatchFinding, BatchProfile } from '@canopy/pipeline-contract';
import { testNewGroup } from '@canopy/statistics';
import { batchLimits } from './batch-limits.js';
import { judgeNames } from './judge-names.js';
import { judgeShare } from './judge-share.js';
import { oneOfEachNumber } from './one-of-each-number.js';
import type { PastBatch } from './past-batch.js';
import type { BatchSummary } from './profile-batch.js';

const measureKeys = featureColumns.flatMap((column) => (column.kind === 'measure' ? [column.key] : []));
const varyingCategories = [...featureColumns, labelColumn].flatMap((column) =>
  'kind' in column && (column.kind === 'measure' || (column.kind === 'name' && column.mayBeConstant))
    ? []
    : [column.key],
);

/** What is unusual about a column: it does not vary, has values that no batch had, has moved, or two of its names are exchanged. */
export function judgeColumns(summary: BatchSummary, history: readonly PastBatch[]): BatchFinding[] {
  const { profile, values } = summary;
  if (profile.usable < batchLimits.leastRows) return [];
  const constant = varyingCategories.flatMap((key) => judgeCategory(key, profile, history));
  const varying = judgeNames(profile, history).filter(
    ({ column }) => !constant.some((found) => found.column === column),
  );
  return [
    ...constant,
    ...varying,
    ...measureKeys.flatMap((key) => {
      const stuck = judgeConstancy(key, profile, history);
      if (stuck.length > 0) return stuck;
      return [...judgeRange(key, values.get(key) ?? [], history), ...judgeMean(key, profile, history)];
    }),
  ];
}

function judgeConstancy(
  key: string,
  { measures }: BatchProfile,
  history: readonly BatchProfile[],
): BatchFinding[] {
  const { minimum, maximum } = measures[key] ?? { minimum: 0, maximum: 1 };
  const everVaried = history.some((past) => (past.measures[key]?.deviation ?? 0) > 0);
  return minimum < maximum || (history.length > 0 && !everVaried) ? [] : [isConstant(key, String(minimum))];
}

function judgeCategory(
  key: string,
  { categories }: BatchProfile,
  history: readonly BatchProfile[],
): BatchFinding[] {
  const found = Object.keys(categories[key] ?? {});
  const everVaried = history.some((past) => Object.keys(past.categories[key] ?? {}).length > 1);
  const [only] = found;
  return found.length !== 1 || only === undefined || (history.length > 0 && !everVaried)
    ? []
    : [isConstant(key, only)];
}

const isConstant = (column: string, value: string): BatchFinding => ({
  rule: 'constant_column',
  severity: 'hold',
  column,
  found: 1,
  limit: 2,
  message: `${column} is ${value} in every row`,
  facts: { value },
  examples: [value],
});

function judgeRange(key: string, values: readonly number[], history: readonly PastBatch[]): BatchFinding[] {
  const past = history.flatMap(({ measures }) => measures[key] ?? []);
  if (past.length === 0) return [];
  const low = Math.min(...past.map(({ minimum }) => minimum));
  const high = Math.max(...past.map(({ maximum }) => maximum));
  const width = high - low;
  const margin = width * (batchLimits.rangeMargin + 1 / oneOfEachNumber(history).length);
  const unheard = values.filter((value) => value < low - margin || value > high + margin);
  return judgeShare(unheard.length, values.length, {
    rule: 'unheard_values',
    column: key,
    limit: batchLimits.unheardShare,
    message: `lie far outside ${low} to ${high}, where every ${key} was before`,
    facts: { low, high },
    examples: [...new Set(unheard)].slice(0, 3).map(String),
  });
}

function judgeMean(
  key: string,
  { measures, usable }: BatchProfile,
  history: readonly PastBatch[],
): BatchFinding[] {
  const present = measures[key];
  if (present === undefined) return [];
  const earlier = oneOfEachNumber(history).flatMap((past) => {
    const found = past.measures[key];
    return found === undefined ? [] : [{ count: past.usable, ...found }];
  });
  const test = testNewGroup(earlier, { count: usable, ...present });
  const limit = batchLimits.shiftEffect;
  if (test === undefined || test.effect <= limit) return [];
  if (test.pValue >= batchLimits.shiftChance / measureKeys.length) return [];
  const usual = earlier.map(({ mean }) => mean);
  const [low, high] = [Math.min(...usual), Math.max(...usual)];
  const message = `${key} is ${show(present.mean)} on average, and was ${show(low)} to ${show(high)}`;
  return [
    {
      rule: 'shifted_column',
      severity: 'hold',
      column: key,
      found: test.effect,
      limit,
      pValue: test.pValue,
      message,
      facts: { mean: show(present.mean), low: show(low), high: show(high) },
    },
  ];
}

const show = (value: number) => value.toPrecision(4).replace(/\.0+$/, '');
