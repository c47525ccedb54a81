import type { MlflowClient } from '@canopy/mlflow-client';
import { championAlias, type StoredObject } from '@canopy/pipeline-contract';
import { readReceipt } from './read-receipt.js';

/**
 * The snapshot whose hold-out rows may have taken part in choosing the present champion: that of the last decision of the gate up to
 * the champion's arrival. Undefined when no rows have: a model that came without a comparison was not chosen by any.
 */
export async function findSeenSnapshot(
  tracking: MlflowClient,
  modelName: string,
): Promise<StoredObject | undefined> {
  const ofChampion = { name: modelName, alias: championAlias, maxResults: 1 };
  const [arrival] = (await tracking.decisions.list({ ...ofChampion, movesOnly: true })).decisions;
  if (arrival === undefined) return undefined;
  const { decisions } = await tracking.decisions.list({
    ...ofChampion,
    outcomes: ['promoted', 'kept', 'awaiting_approval'],
    through: arrival.position,
  });
  const receipt = readReceipt(decisions[0]?.evidence);
  if (receipt === undefined) return undefined;
  const isUncompared = decisions[0]?.position === arrival.position && receipt.weighing === null;
  return isUncompared ? undefined : receipt.snapshot;
}
