import { type CategoryNumbers, type FeatureColumn, featureColumns } from '@canopy/covertype';
import type { SurrogateQuestion } from '@canopy/pipeline-contract';

/** A question about a feature in words that a person knows: with its unit, or the names that go left. */
export function describeQuestion(
  feature: number,
  threshold: number,
  numbers: CategoryNumbers,
): Omit<SurrogateQuestion, 'left' | 'right'> {
  const column = featureColumns[feature];
  if (column === undefined) throw new Error(`There is no feature ${feature}`);
  const question = { column: column.key, threshold };
  if (column.kind !== 'measure') return { ...question, leftNames: namesBelow(column, threshold, numbers) };
  return column.unit === '' ? question : { ...question, unit: column.unit };
}

function namesBelow(
  column: Exclude<FeatureColumn, { kind: 'measure' }>,
  threshold: number,
  numbers: CategoryNumbers,
): string[] {
  const all: (readonly [name: string, number: number])[] =
    column.kind === 'name'
      ? Object.entries(numbers[column.key] ?? {})
      : column.codes.map((code) => [`${column.prefix}${code}`, code]);
  return all
    .filter(([, number]) => number < threshold)
    .sort(([, one], [, other]) => one - other)
    .map(([name]) => name);
}
