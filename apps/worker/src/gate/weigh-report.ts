import type { GatePolicy, GateWeighing, StoredObject } from '@canopy/pipeline-contract';
import { weighCandidate } from '@canopy/statistics';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';

export interface WeighedObjects {
  snapshot: StoredObject;
  model: StoredObject;
}

/** What a report says of candidate and champion; null where it compares none. The same objects give the same to the bit. */
export function weighReport(
  { comparison, classNames }: EvaluationReport,
  { look, policy, objects }: { look: number | null; policy: GatePolicy; objects: WeighedObjects },
): GateWeighing | null {
  if (comparison === undefined || look === null) return null;
  const { all, fresh } = comparison;
  const classCount = classNames.length;
  const weighing = weighCandidate({ classCount, all, fresh, look, seed: seedOf(objects) }, policy);
  return structuredClone(weighing) as GateWeighing;
}

function seedOf({ snapshot, model }: WeighedObjects): [number, number, number] {
  const word = (sha256: string, index: number) => Number.parseInt(sha256.slice(8 * index, 8 * index + 8), 16);
  return [word(snapshot.sha256, 0), word(model.sha256, 0), word(model.sha256, 1)];
}
