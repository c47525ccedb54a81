import type { BatchFinding, BatchProfile } from '@canopy/pipeline-contract';
import { type Companion, type JointCounts, weighExchanges } from '@canopy/statistics';
import { batchLimits } from './batch-limits.js';
import { oneOfEachNumber } from './one-of-each-number.js';
import type { PastBatch } from './past-batch.js';

/**
 * Two names of a column (areas, codes or classes) that look exchanged, by what they came together with in the batches before. Names that
 * are exchanged in one column make those of others look so too: only the column that explains most is told of.
 */
export function judgeNames({ pairs = [] }: BatchProfile, history: readonly PastBatch[]): BatchFinding[] {
  const limit = batchLimits.exchangeGain;
  const least = { fewestEarlier: batchLimits.leastNamed, fewestPresent: batchLimits.leastRows };
  const earlier = oneOfEachNumber(history);
  if (earlier.length < batchLimits.leastBatches) return [];
  const columns = [...new Set(pairs.flatMap((pair) => pair.columns))];
  const [greatest] = columns
    .flatMap((column) =>
      weighExchanges(companionsOf(column, pairs, earlier), least).map((exchange) => ({
        column,
        ...exchange,
      })),
    )
    .filter(({ gain }) => gain > limit)
    .sort((a, b) => b.gain * b.rows - a.gain * a.rows);
  if (greatest === undefined) return [];
  const { column, names, rows, gain } = greatest;
  const [one, other] = names;
  return [
    {
      rule: 'swapped_names',
      severity: 'hold',
      column,
      found: gain,
      limit,
      message: `${rows} rows have ${one} or ${other} as ${column}, and would be like those before if the two were exchanged`,
      facts: { rows, one, other },
      examples: [one, other],
    },
  ];
}

function companionsOf(column: string, pairs: readonly Pair[], history: readonly PastBatch[]): Companion[] {
  return pairs
    .filter((pair) => pair.columns.includes(column))
    .map((pair) => {
      const past = history.flatMap(({ pairs: ofPast = [] }) =>
        ofPast.filter(({ columns }) => `${columns}` === `${pair.columns}`),
      );
      return {
        earlier: addUp(past.map((one) => seenFrom(column, one))),
        present: seenFrom(column, pair),
      };
    });
}

type Pair = NonNullable<BatchProfile['pairs']>[number];

/** The counts by the names of that column, whichever of the two it is. */
function seenFrom(column: string, { columns, counts }: Pair): JointCounts {
  return columns[0] === column ? counts : turn(counts);
}

function turn(counts: JointCounts): JointCounts {
  return addUp(
    Object.entries(counts).flatMap(([name, values]) =>
      Object.entries(values).map(([value, count]) => ({ [value]: { [name]: count } })),
    ),
  );
}

function addUp(all: readonly JointCounts[]): JointCounts {
  const sums: Record<string, Record<string, number>> = {};
  for (const [name, values] of all.flatMap(Object.entries<JointCounts[string]>)) {
    const ofName = sums[name] ?? {};
    for (const [value, count] of Object.entries(values)) ofName[value] = (ofName[value] ?? 0) + count;
    sums[name] = ofName;
  }
  return sums;
}
