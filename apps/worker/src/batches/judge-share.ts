import type { BatchFinding } from '@canopy/pipeline-contract';
import { testShareAbove } from '@canopy/statistics';
import { batchLimits } from './batch-limits.js';

interface Matter {
  rule: BatchFinding['rule'];
  column?: string;
  /** Goes on after "12 of 228 rows". */
  message: string;
  /** What else the sentence tells, beside how many of how many rows. */
  facts?: BatchFinding['facts'];
  examples?: readonly string[];
  /** Share that passes. */
  limit?: number;
}

/** A finding where so many of the rows cannot well come from a share within its limit. */
export function judgeShare(
  count: number,
  rows: number,
  { rule, column, message, facts, examples = [], limit = batchLimits.badShare }: Matter,
): BatchFinding[] {
  const pValue = testShareAbove(count, rows, limit);
  if (pValue >= batchLimits.shareChance) return [];
  return [
    {
      rule,
      severity: 'hold',
      ...(column && { column }),
      found: count / rows,
      limit,
      pValue,
      message: `${count} of ${rows} rows ${message}`,
      facts: { count, rows, ...facts },
      ...(examples.length > 0 && { examples: [...examples] }),
    },
  ];
}
