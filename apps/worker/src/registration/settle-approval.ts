import type { PrismaClient } from '@canopy/database';
import { type Decision, type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { type ApprovalResult, championAlias } from '@canopy/pipeline-contract';
import type { SettleApprovalInput } from '../activities/contract/registration.js';
import { markPromoted } from './model-metrics.repository.js';

/**
 * Writes a person's answer down, and promotes the version if it was approved and the champion is still the one that it was judged
 * against. The first attempt that comes so far is the one that counts.
 */
export async function settleApproval(
  { tracking, prisma }: { tracking: MlflowClient; prisma: PrismaClient },
  { asked, answer }: SettleApprovalInput,
): Promise<ApprovalResult> {
  const { modelName: name, version, champion, position } = asked;
  const { verdict, who, why } = answer;
  const write = (outcome: ApprovalResult['outcome'], signed: { who: string; why: string }) =>
    tracking.decisions.create({
      name,
      alias: championAlias,
      version,
      outcome,
      fromVersion: champion === '' ? undefined : champion,
      ...signed,
      answers: position,
      idempotencyKey: `approval ${position}`,
    });
  const decide = async (): Promise<Decision> => {
    if (verdict === 'reject') return write('rejected', { who, why });
    try {
      return await write('approved', { who, why });
    } catch (error) {
      if (!(error instanceof MlflowError) || error.errorCode !== 'INVALID_STATE') throw error;
      return write('rejected', { who: 'gate', why: `${who} approved it (${why}), but: ${error.message}` });
    }
  };
  const decision = await decide();
  const reason = `${decision.why} (${decision.who})`;
  await tracking.modelVersions.setTag(name, version, 'gate', decision.outcome);
  await tracking.modelVersions.setTag(name, version, 'gate_reason', reason);
  if (decision.outcome !== 'approved') return { outcome: 'rejected', reason };
  await markPromoted(prisma, name, version);
  return { outcome: 'approved', reason };
}
