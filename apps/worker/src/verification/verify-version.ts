import type { MlflowClient } from '@canopy/mlflow-client';
import type { GateReceipt, ReproductionInput } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import { explainError } from '../failures/explain-error.js';
import type { DataStore } from '../objects/create-data-store.js';
import { decideAgain } from './decide-again.js';
import { findGateDecision } from './find-gate-decision.js';
import { readModelFile } from './read-model-file.js';
import type { VerificationReport } from './verification-report.js';

/**
 * Recomputes the gate's decision about a version from its receipt and the objects that this names, down to the byte. A change
 * anywhere is a problem that names the thing: the chain, the snapshots, the models, the report or a field of the receipt.
 *
 * @throws UndecidedVersionError when the gate has decided nothing about the version.
 */
export async function verifyVersion(
  { store, tracking }: { store: DataStore; tracking: MlflowClient },
  question: ReproductionInput,
  attendance: Attendance<unknown>,
): Promise<VerificationReport> {
  const report: VerificationReport = { agreed: [], problems: [] };
  const found = await findGateDecision(tracking, question, report);
  if (found === undefined) return report;
  const { receipt } = found;
  const { modelName, version } = question;
  const areWhole = await checkObjects(store, receipt, report, attendance.signal);
  await readModelFile(tracking, { modelName, version, sha256: receipt.model.sha256 }, report);
  const { champion } = receipt;
  const isJudged = champion?.status === 'judged' && champion.sha256 !== undefined;
  const bytes = isJudged
    ? await readModelFile(
        tracking,
        { modelName, version: champion.version, sha256: champion.sha256 ?? '' },
        report,
      )
    : undefined;
  // From other bytes another decision would follow, which says nothing about this one.
  if (areWhole && (!isJudged || bytes !== undefined)) {
    await decideAgain(store, { ...found, champion: bytes }, report, attendance);
  }
  return report;
}

async function checkObjects(
  store: DataStore,
  { snapshot, model, report: evaluation, seen }: GateReceipt,
  { agreed, problems }: VerificationReport,
  signal: AbortSignal,
): Promise<boolean> {
  const named = {
    snapshot,
    model,
    'report of the evaluation': evaluation,
    ...(seen && { 'snapshot seen before': seen }),
  };
  const before = problems.length;
  for (const [what, object] of Object.entries(named)) {
    try {
      await store.read(object, signal);
      agreed.push(`the ${what}`);
    } catch (error) {
      problems.push(`the ${what} ${object.uri}: ${explainError(error)}`);
    }
  }
  return problems.length === before;
}
