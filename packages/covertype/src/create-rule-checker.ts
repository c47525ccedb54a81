import type { DataSet } from './data-set.js';
import type { RowRule } from './row-rule.js';

/** A rule between columns that does not hold, with the values that it was given. */
export interface BrokenRule extends RowRule {
  values: number[];
}

const none: readonly BrokenRule[] = [];

/** Finds the rules that a row breaks, by its numbers in the order of the columns. */
export function createRuleChecker({
  features,
  rules,
}: Pick<DataSet, 'features' | 'rules'>): (row: ArrayLike<number>) => readonly BrokenRule[] {
  const positions = new Map(features.map(({ key }, index) => [key, index]));
  const checks = rules.map((rule) => ({
    rule,
    inputs: rule.columns.map((key) => positions.get(key) ?? Number.NaN),
    // Written anew for each row: most rows break nothing, and an array for each rule would be what takes the time.
    values: rule.columns.map(() => Number.NaN),
  }));

  return (row) => {
    let broken: BrokenRule[] | undefined;
    for (const { rule, inputs, values } of checks) {
      for (let i = 0; i < inputs.length; i++) values[i] = row[inputs[i] ?? Number.NaN] ?? Number.NaN;
      if (rule.holds(...values)) continue;
      broken ??= [];
      broken.push({ ...rule, values: [...values] });
    }
    return broken ?? none;
  };
}
