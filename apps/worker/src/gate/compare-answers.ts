import type { StoredObject } from '@canopy/pipeline-contract';
import { countJointAnswers, type PairedAnswers } from '@canopy/statistics';
import type { Comparison } from '../evaluation/evaluation-report.js';
import type { DataStore } from '../objects/create-data-store.js';
import { decodeSnapshot, type LabelledColumns } from '../snapshot/decode-snapshot.js';
import { findFreshRows } from './find-fresh-rows.js';

/** Counts how candidate and champion answered for the hold-out rows: all of them, and those not in the snapshot `seen`. */
export async function compareAnswers(
  store: DataStore,
  { holdout, answers, classCount, seen }: Compared,
  signal: AbortSignal,
): Promise<Comparison> {
  const all = countJointAnswers(answers, classCount);
  if (seen === undefined) return { seen: null, all, fresh: all };
  const { holdout: seenRows } = decodeSnapshot(await store.read(seen, signal));
  const fresh = findFreshRows(holdout, seenRows);
  const pick = (values: ArrayLike<number>) => fresh.map((row) => values[row] ?? 0);
  const { labels, champion, candidate } = answers;
  const freshAnswers = { labels: pick(labels), champion: pick(champion), candidate: pick(candidate) };
  return { seen, all, fresh: countJointAnswers(freshAnswers, classCount) };
}

interface Compared {
  holdout: LabelledColumns;
  answers: PairedAnswers;
  classCount: number;
  seen: StoredObject | undefined;
}
