import type { BatchFinding, BatchProfile } from '@canopy/pipeline-contract';
import { batchLimits } from './batch-limits.js';
import { judgeColumns } from './judge-columns.js';
import { judgeShare } from './judge-share.js';
import type { PastBatch } from './past-batch.js';
import type { BatchSummary } from './profile-batch.js';

/**
 * Everything that is unusual about a batch as a whole, compared with the accepted batches before it. Nothing found: the batch is as
 * the others are.
 */
export function judgeBatch(summary: BatchSummary, history: readonly PastBatch[]): BatchFinding[] {
  return [...judgeRows(summary), ...judgeSize(summary.profile, history), ...judgeColumns(summary, history)];
}

function judgeRows({ profile, misshapen, bad, examples }: BatchSummary): BatchFinding[] {
  const { received, failures, warnings, repeated } = profile;
  const first = mostFrequent(failures);
  const broken = describe(failures);
  const ofBad = {
    rule: misshapen > bad / 2 ? 'schema_changed' : 'bad_rows',
    message: `cannot be used: ${broken}`,
    facts: { broken },
    examples: first === undefined ? [] : (examples.get(first) ?? []),
  } as const;
  return [
    ...judgeShare(bad, received, ofBad),
    ...Object.entries(warnings).flatMap(([key, count]) =>
      judgeShare(count, received, {
        rule: 'doubtful_rows',
        column: columnOf(key),
        message: `break the rule ${key}`,
        facts: { broken: key },
        examples: examples.get(key) ?? [],
      }),
    ),
    ...judgeShare(repeated, received, { rule: 'repeated_rows', message: 'were in the same answer before' }),
  ];
}

function judgeSize({ received }: BatchProfile, history: readonly BatchProfile[]): BatchFinding[] {
  const sizes = history.map((profile) => profile.received).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1];
  if (usual === undefined || sizes.length < batchLimits.leastBatches || usual < batchLimits.leastRows)
    return [];
  const limit = batchLimits.sizeShare * usual;
  if (received >= limit) return [];
  const message = `${received} rows came, and batches have ${usual}: the answer may be cut short`;
  const facts = { rows: received, usual };
  return [{ rule: 'few_rows', severity: 'hold', found: received, limit, message, facts }];
}

const mostNamed = 3;

function describe(counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const named = sorted.slice(0, mostNamed).map(([key, count]) => `${count} × ${key.replace(/: $/, '')}`);
  return named.join(', ') + (sorted.length > mostNamed ? ', and more' : '');
}

const mostFrequent = (counts: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(counts).sort(([, a], [, b]) => b - a)[0]?.[0];

const columnOf = (key: string) => key.slice(key.indexOf(': ') + 2);
