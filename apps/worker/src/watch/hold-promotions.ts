import type { MlflowClient } from '@canopy/mlflow-client';
import { type AlertReason, promotionHoldTag, watchHold } from '@canopy/pipeline-contract';

/** Holds promotions for the watch, and says what it saw, unless a person holds them already. Says what it did. */
export async function holdPromotions(
  tracking: MlflowClient,
  modelName: string,
  { text, reason }: { text: string; reason: AlertReason },
): Promise<string[]> {
  const present = await findHold(tracking, modelName);
  if (present !== undefined && !isOfWatch(present)) return [];
  await tracking.registeredModels.setTag(modelName, watchHold.reasonTag, JSON.stringify(reason));
  await tracking.registeredModels.setTag(modelName, promotionHoldTag, `${watchHold.prefix}${text}`);
  return present === undefined ? ['held promotions'] : [];
}

/** Lets promotions go that the watch has held. Says what it did. */
export async function releasePromotions(tracking: MlflowClient, modelName: string): Promise<string[]> {
  const present = await findHold(tracking, modelName);
  if (present === undefined || !isOfWatch(present)) return [];
  await tracking.registeredModels.deleteTag(modelName, watchHold.reasonTag);
  await tracking.registeredModels.deleteTag(modelName, promotionHoldTag);
  return ['let promotions go again'];
}

async function findHold(tracking: MlflowClient, modelName: string): Promise<string | undefined> {
  const model = await tracking.registeredModels.get(modelName);
  return model?.tags?.find(({ key }) => key === promotionHoldTag)?.value;
}

const isOfWatch = (hold: string) => hold.startsWith(watchHold.prefix);
