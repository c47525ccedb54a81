import type { MlflowClient } from '@canopy/mlflow-client';
import { championAlias, defaultGatePolicy, type GateReceipt } from '@canopy/pipeline-contract';
import type { RegisterInput } from '../activities/contract/registration.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';
import { findHold } from '../gate/find-hold.js';
import { weighReport } from '../gate/weigh-report.js';

/** The tag of a version that holds the SHA-256 of its model file. */
export const modelHashTag = 'model_sha256';

/** Everything that the decision about a version rests on. */
export async function writeReceipt(
  tracking: MlflowClient,
  input: RegisterInput,
  { version, report }: { version: string; report: EvaluationReport },
): Promise<GateReceipt> {
  const { modelName, batchId, run, evaluation, gate: policy = defaultGatePolicy, coverage } = input;
  const objects = { snapshot: input.snapshot.object, model: input.model.object };
  const { champion, candidate, floor } = evaluation;
  const look = champion?.status === 'judged' ? lookOf(version, champion.version) : null;
  return {
    format: 'canopy-gate/1',
    batchId,
    runId: run.runId,
    ...objects,
    report: evaluation.report,
    ...(coverage !== undefined && { coverage }),
    policy,
    candidate,
    floor,
    champion: champion && championOf(champion),
    seen: report.comparison?.seen ?? null,
    look,
    ...(await findHold(tracking, modelName)),
    rolledBack: await findRolledBack(tracking, modelName, objects.model.sha256),
    weighing: weighReport(report, { look, policy, objects }),
  };
}

/** Each version after the champion has a number of its own, whoever made it, and no two candidates share one. */
export const lookOf = (version: string, champion: string) => Math.max(1, Number(version) - Number(champion));

function championOf({
  version,
  status,
  sha256,
  ...rest
}: NonNullable<RegisterInput['evaluation']['champion']>) {
  return {
    version,
    status,
    ...(sha256 !== undefined && { sha256 }),
    ...('reason' in rest && { reason: rest.reason, ...(rest.fault && { fault: rest.fault }) }),
  };
}

/** A version with the same bytes that was rolled back and not restored since. */
async function findRolledBack(
  tracking: MlflowClient,
  modelName: string,
  sha256: string,
): Promise<string | null> {
  const restored = new Set<number>();
  const { decisions } = await tracking.decisions.list({
    name: modelName,
    alias: championAlias,
    outcomes: ['rolled_back', 'restored'],
    maxResults: 1000,
  });
  for (const { outcome, version, position, answers } of decisions) {
    if (outcome === 'restored' && answers !== undefined) restored.add(answers);
    if (outcome !== 'rolled_back' || restored.has(position)) continue;
    const found = await tracking.modelVersions.get(modelName, version);
    if (found?.tags.some(({ key, value }) => key === modelHashTag && value === sha256)) return version;
  }
  return null;
}
