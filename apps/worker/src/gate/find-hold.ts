import type { MlflowClient } from '@canopy/mlflow-client';
import { AlertReason, type GateReceipt, promotionHoldTag, watchHold } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';

/** Why promotions are held, if they are: in the words of a person, or in those of the watch with what it saw. */
export async function findHold(
  tracking: MlflowClient,
  modelName: string,
): Promise<Pick<GateReceipt, 'hold' | 'watched'>> {
  const model = await tracking.registeredModels.get(modelName);
  const tags = new Map(model?.tags.map(({ key, value }) => [key, value]));
  const hold = tags.get(promotionHoldTag) ?? '';
  if (hold === '') return { hold: null };
  const watched = hold.startsWith(watchHold.prefix) ? readReason(tags.get(watchHold.reasonTag)) : undefined;
  return { hold, ...(watched && { watched }) };
}

/** A tag may be anything: people can write it too. */
function readReason(text = ''): AlertReason | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Value.Check(AlertReason, parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
