import type { PrismaClient } from '@canopy/database';
import { canonicalJson, type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { type ApprovalResult, championAlias, type GateReason } from '@canopy/pipeline-contract';
import type { SettleApprovalInput } from '../activities/contract/registration.js';
import { tellReasons } from '../gate/tell-reasons.js';
import { markPromoted } from './model-metrics.repository.js';

export interface SettleApprovalDependencies {
  tracking: MlflowClient;
  prisma: PrismaClient;
}

/**
 * Writes down how a question ended, and promotes the version if it was approved and the champion is still the one that it was judged
 * against. The first attempt that comes so far is the one that counts.
 */
export async function settleApproval(
  { tracking, prisma }: SettleApprovalDependencies,
  { asked, end }: SettleApprovalInput,
): Promise<ApprovalResult> {
  const { modelName: name, version, champion, position } = asked;
  const fromVersion = champion === '' ? undefined : champion;
  const write = (outcome: ApprovalResult['outcome'], signed: Signed) =>
    tracking.decisions.create({
      name,
      alias: championAlias,
      version,
      outcome,
      fromVersion,
      ...signed,
      answers: position,
      idempotencyKey: `approval ${position}`,
    });
  const overtake = async (approval: Pick<Overtaking, 'approvedBy' | 'approvedWhy'> = {}) => {
    const now = await tracking.modelVersions.getByAlias(name, championAlias);
    return write(
      'overtaken',
      byGate({
        code: 'overtaken',
        ...(fromVersion !== undefined && { judgedAgainst: fromVersion }),
        ...(now !== undefined && { champion: now.version }),
        ...approval,
      }),
    );
  };
  const settle = async () => {
    if ('reason' in end)
      return end.reason.code === 'overtaken' ? overtake() : write('rejected', byGate(end.reason));
    const { verdict, who, why } = end;
    if (verdict === 'reject') return write('rejected', { who, why });
    try {
      return await write('approved', { who, why });
    } catch (error) {
      if (!(error instanceof MlflowError) || error.errorCode !== 'INVALID_STATE') throw error;
      return overtake({ approvedBy: who, approvedWhy: why });
    }
  };
  const decision = await settle();
  const reason = `${decision.why} (${decision.who})`;
  await tracking.modelVersions.setTag(name, version, 'gate', decision.outcome);
  await tracking.modelVersions.setTag(name, version, 'gate_reason', reason);
  if (decision.outcome === 'approved') await markPromoted(prisma, name, version);
  return { outcome: decision.outcome as ApprovalResult['outcome'], reason };
}

type Signed = { who: string; why: string; evidence?: string };
type Overtaking = Extract<GateReason, { code: 'overtaken' }>;

const byGate = (reason: GateReason): Signed => ({
  who: 'gate',
  why: tellReasons([reason]),
  evidence: canonicalJson({ reasons: [reason] }),
});
