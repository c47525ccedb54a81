import { canonicalJson, type Decision, type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { championAlias } from '@canopy/pipeline-contract';
import type { RegisterInput, Registration } from '../activities/contract/registration.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';
import { decidePromotion, type PromotionDecision } from '../gate/decide-promotion.js';
import { readReceipt } from '../gate/read-receipt.js';
import { tellReasons } from '../gate/tell-reasons.js';
import { writeReceipt } from './write-receipt.js';

export type SettledPromotion = Omit<Registration, 'version'>;

/**
 * Decides on the evidence and writes the decision, which moves the alias at once. The first attempt that comes so far is the
 * one that counts. Nothing is promoted in the place of a champion that it was not judged against.
 */
export async function settlePromotion(
  tracking: MlflowClient,
  input: RegisterInput,
  { version, report }: { version: string; report: EvaluationReport },
): Promise<SettledPromotion> {
  const { modelName, evaluation, idempotencyKey } = input;
  const receipt = await writeReceipt(tracking, input, { version, report });
  const write = async ({ outcome, reasons }: PromotionDecision) => {
    const decision = await tracking.decisions.create({
      name: modelName,
      alias: championAlias,
      version,
      outcome,
      fromVersion: evaluation.champion?.version,
      who: 'gate',
      why: tellReasons(reasons),
      evidence: canonicalJson({ ...receipt, reasons }),
      idempotencyKey: `gate ${idempotencyKey}`,
    });
    return settled(decision);
  };
  try {
    return await write(decidePromotion(receipt, report.classNames));
  } catch (error) {
    if (!(error instanceof MlflowError) || error.errorCode !== 'INVALID_STATE') throw error;
    const judgedAgainst = evaluation.champion?.version;
    const now = await tracking.modelVersions.getByAlias(modelName, championAlias);
    const change = {
      ...(judgedAgainst !== undefined && { judgedAgainst }),
      ...(now !== undefined && { champion: now.version }),
    };
    return write({ outcome: 'kept', reasons: [{ code: 'champion_changed', ...change }] });
  }
}

// As it was written, which an earlier attempt may have done otherwise.
const settled = ({ outcome, why, position, evidence }: Decision): SettledPromotion => ({
  outcome: outcome as PromotionDecision['outcome'],
  reasons: readReceipt(evidence)?.reasons ?? [],
  reason: why,
  position,
});
