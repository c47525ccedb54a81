import { checkChain, type Decision, type MlflowClient } from '@canopy/mlflow-client';
import { championAlias, type GateReceipt, type ReproductionInput } from '@canopy/pipeline-contract';
import { readReceipt } from '../gate/read-receipt.js';
import { explainUndecided } from './explain-undecided.js';
import type { VerificationReport } from './verification-report.js';

/**
 * Checks the whole chain without trust in the server, and finds in it what the gate decided about a version.
 *
 * @throws UndecidedVersionError when an unbroken chain holds no such decision.
 */
export async function findGateDecision(
  tracking: MlflowClient,
  { modelName, version }: ReproductionInput,
  { agreed, problems }: VerificationReport,
): Promise<{ decision: Decision; receipt: GateReceipt } | undefined> {
  let decision: Decision | undefined;
  const decided = new Set<string>();
  async function* watched(): AsyncGenerator<Decision> {
    for await (const next of tracking.decisions.walk({ oldestFirst: true })) {
      const isOfGate = next.who === 'gate' && next.evidence !== undefined;
      if (isOfGate && next.name === modelName && next.alias === championAlias) {
        decided.add(next.version);
        if (next.version === version) decision ??= next;
      }
      yield next;
    }
  }
  const chain = await checkChain(watched());
  for (const { position, reason } of chain.problems) problems.push(`decision ${position}: ${reason}`);
  if (chain.problems.length === 0) agreed.push(`the chain of ${chain.length} decisions, up to ${chain.head}`);
  const receipt = readReceipt(decision?.evidence);
  if (decision === undefined && chain.problems.length === 0) {
    const isRegistered = (await tracking.modelVersions.get(modelName, version)) !== undefined;
    throw explainUndecided({ modelName, version }, { isRegistered, decided });
  }
  if (decision === undefined) {
    problems.push(`the chain holds no decision of the gate about version ${version} of ${modelName}`);
  } else if (receipt === undefined) {
    problems.push(`decision ${decision.position}: its evidence is not a receipt of the gate`);
  }
  return decision === undefined || receipt === undefined ? undefined : { decision, receipt };
}
