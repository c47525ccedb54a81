import type { Pool } from '@canopy/database';
import type { MlflowClient } from '@canopy/mlflow-client';
import { championAlias, promotionHoldTag, type WatchAction } from '@canopy/pipeline-contract';
import type { ApplyPolicyInput, PolicyActions, WindowJudgement } from '../activities/contract/watch.js';
import { type AlertKind, raiseAlert, resolveAlert } from './alerts.repository.js';
import type { PipelineControl } from './create-pipeline-control.js';

export interface ApplyPolicyDependencies {
  pool: Pool;
  tracking: MlflowClient;
  pipeline: PipelineControl;
}

/** By which a hold of the watch is told from one that a person has set. */
const holdPrefix = 'watch: ';

/**
 * Does what the policy asks for about the champion, and undoes it once that is over. Done again it changes nothing: an alert is open
 * once, and a retraining is started once an alert.
 */
export async function applyPolicy(
  dependencies: ApplyPolicyDependencies,
  input: ApplyPolicyInput,
): Promise<PolicyActions> {
  const { modelName, policy, judgements } = input;
  const champion = await dependencies.tracking.modelVersions.getByAlias(modelName, championAlias);
  const judgement = judgements.find(({ version }) => version === champion?.version);
  if (judgement === undefined) return { actions: [] };
  const conditions = [
    { kind: 'drift', actions: policy.onDrift, isSo: isDrift(judgement) },
    { kind: 'decay', actions: policy.onDecay, isSo: isDecay(judgement) },
  ] as const;
  const done: string[] = [];
  for (const { kind, actions, isSo } of conditions) {
    if (isSo === undefined || actions.length === 0) continue;
    done.push(
      ...(isSo
        ? await act(dependencies, input, { kind, actions, judgement })
        : await recover(dependencies, modelName, kind)),
    );
  }
  const isHeld = conditions.some(({ actions, isSo }) => isSo === true && actions.includes('hold'));
  const isTold = conditions.every(({ actions, isSo }) => !actions.includes('hold') || isSo === false);
  done.push(
    ...(await setHold(dependencies, modelName, isHeld ? judgement.sentence : isTold ? null : undefined)),
  );
  return { actions: done };
}

/** Undefined where the window cannot tell. */
function isDrift({ verdict }: WindowJudgement): boolean | undefined {
  return verdict === 'too_few' || verdict === 'no_profile' ? undefined : verdict === 'drift';
}

function isDecay({ performance }: WindowJudgement): boolean | undefined {
  return performance === 'unknown' ? undefined : performance === 'decayed';
}

async function act(
  { pool, pipeline }: ApplyPolicyDependencies,
  { modelName, pipeline: settings }: ApplyPolicyInput,
  what: { kind: AlertKind; actions: readonly WatchAction[]; judgement: WindowJudgement },
): Promise<string[]> {
  const { kind, actions, judgement } = what;
  const { alert, isNew } = await raiseAlert(pool, { kind, subject: modelName, text: judgement.sentence });
  const done = isNew ? [`raised an alert of ${kind}`] : [];
  // Also when the alert is not new: a watch that was killed in between has yet to start it.
  if (actions.includes('retrain') && (await pipeline.retrainOnce(`${kind}-${alert.id}`, settings))) {
    done.push('started a retraining');
  }
  return done;
}

async function recover(
  { pool }: ApplyPolicyDependencies,
  subject: string,
  kind: AlertKind,
): Promise<string[]> {
  const resolved = await resolveAlert(pool, { kind, subject });
  return resolved === undefined ? [] : [`resolved the alert of ${kind}`];
}

/** @param reason why promotions are held; null to let them go; undefined to leave it as it is. */
async function setHold(
  { tracking }: ApplyPolicyDependencies,
  modelName: string,
  reason: string | null | undefined,
): Promise<string[]> {
  if (reason === undefined) return [];
  const model = await tracking.registeredModels.get(modelName);
  const present = model?.tags?.find(({ key }) => key === promotionHoldTag)?.value;
  if (reason === null) {
    if (present === undefined || !present.startsWith(holdPrefix)) return [];
    await tracking.registeredModels.deleteTag(modelName, promotionHoldTag);
    return ['let promotions go again'];
  }
  if (present !== undefined && !present.startsWith(holdPrefix)) return [];
  await tracking.registeredModels.setTag(modelName, promotionHoldTag, `${holdPrefix}${reason}`);
  return present === undefined ? ['held promotions'] : [];
}
