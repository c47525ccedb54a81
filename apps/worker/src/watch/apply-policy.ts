import type { Pool } from '@canopy/database';
import type { MlflowClient } from '@canopy/mlflow-client';
import {
  type AlertReason,
  championAlias,
  type PipelineInput,
  type WatchAction,
} from '@canopy/pipeline-contract';
import type { ApplyPolicyInput, PolicyActions } from '../activities/contract/watch.js';
import { type AlertKind, raiseAlert, resolveAlert } from './alerts.repository.js';
import type { PipelineControl } from './create-pipeline-control.js';
import { findConditions } from './find-conditions.js';
import { holdPromotions, releasePromotions } from './hold-promotions.js';
import { accuracyOf, type JudgedWindow } from './judged-window.js';
import { tellWindow } from './tell-window.js';

export interface ApplyPolicyDependencies {
  pool: Pool;
  tracking: MlflowClient;
  pipeline: PipelineControl;
}

/**
 * Does what the policy asks for about the champion, and undoes it once that is over. Done again it changes nothing: an alert is open
 * once, and a retraining is started once an alert.
 */
export async function applyPolicy(
  dependencies: ApplyPolicyDependencies,
  { modelName, policy, news, pipeline }: ApplyPolicyInput,
): Promise<PolicyActions> {
  const champion = await dependencies.tracking.modelVersions.getByAlias(modelName, championAlias);
  if (champion === undefined) return { actions: [] };
  const found = await findConditions(dependencies.pool, champion.version, news);
  const conditions = [
    { kind: 'drift', actions: policy.onDrift, condition: found.drift },
    { kind: 'decay', actions: policy.onDecay, condition: found.decay },
  ] as const;
  const done: string[] = [];
  for (const { kind, actions, condition } of conditions) {
    if (condition === undefined || actions.length === 0) continue;
    const { isSo, window } = condition;
    done.push(
      ...(isSo
        ? await act(dependencies, { kind, actions, window, modelName, settings: pipeline })
        : await recover(dependencies, modelName, kind)),
    );
  }
  const holding = conditions.filter(({ actions }) => actions.includes('hold'));
  for (const { kind, condition } of holding) {
    if (condition?.isSo !== true) continue;
    const { window } = condition;
    const hold = { text: tellWindow(window), reason: reasonOf(kind, window) };
    return { actions: [...done, ...(await holdPromotions(dependencies.tracking, modelName, hold))] };
  }
  if (holding.every(({ condition }) => condition?.isSo === false)) {
    done.push(...(await releasePromotions(dependencies.tracking, modelName)));
  }
  return { actions: done };
}

interface Act {
  kind: 'drift' | 'decay';
  actions: readonly WatchAction[];
  window: JudgedWindow;
  modelName: string;
  settings: PipelineInput;
}

async function act(
  { pool, pipeline }: ApplyPolicyDependencies,
  { kind, actions, window, modelName, settings }: Act,
): Promise<string[]> {
  const { alert, isNew } = await raiseAlert(pool, {
    kind,
    subject: modelName,
    text: tellWindow(window),
    reason: reasonOf(kind, window),
  });
  const done = isNew ? [`raised an alert of ${kind}`] : [];
  // Also when the alert is not new: a watch that was killed in between has yet to start it.
  if (actions.includes('retrain') && (await pipeline.retrainOnce(`${kind}-${alert.id}`, settings))) {
    done.push('started a retraining');
  }
  return done;
}

function reasonOf(code: 'drift' | 'decay', window: JudgedWindow): AlertReason {
  const { version, to, rows, drifted } = window;
  const accuracy = accuracyOf(window);
  return { code, version, to, rows, drifted, ...(accuracy !== undefined && { accuracy }) };
}

async function recover(
  { pool }: ApplyPolicyDependencies,
  subject: string,
  kind: AlertKind,
): Promise<string[]> {
  const resolved = await resolveAlert(pool, { kind, subject });
  return resolved === undefined ? [] : [`resolved the alert of ${kind}`];
}
