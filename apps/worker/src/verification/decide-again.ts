import { decodeForest } from '@canopy/forest';
import { canonicalJson, type Decision } from '@canopy/mlflow-client';
import type { GateReceipt } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { EvaluationReport } from '../evaluation/evaluation-report.js';
import type { Champion } from '../evaluation/find-champion.js';
import { judgeCandidate } from '../evaluation/judge-candidate.js';
import { decidePromotion } from '../gate/decide-promotion.js';
import { tellReasons } from '../gate/tell-reasons.js';
import { weighReport } from '../gate/weigh-report.js';
import type { DataStore } from '../objects/create-data-store.js';
import { lookOf } from '../registration/write-receipt.js';
import { readCategoryNumbers } from './read-category-numbers.js';
import type { VerificationReport } from './verification-report.js';

/** Judges, weighs and decides once more from the objects, and compares each step with what the receipt says. */
export async function decideAgain(
  store: DataStore,
  {
    decision,
    receipt,
    champion: bytes,
  }: { decision: Decision; receipt: GateReceipt; champion: Uint8Array | undefined },
  { agreed, problems }: VerificationReport,
  attendance: Attendance<unknown>,
): Promise<void> {
  const { snapshot, model, policy, look, champion, coverage } = receipt;
  const compare = (what: string, found: unknown, written: unknown) => {
    if (canonicalJson(found) === canonicalJson(written)) agreed.push(what);
    else
      problems.push(
        `${what}: the receipt of decision ${decision.position} has ${canonicalJson(written)}, found ${canonicalJson(found)}`,
      );
  };
  let written: EvaluationReport | undefined;
  const recording: DataStore = {
    ...store,
    async putByHash(_kind, content) {
      written = JSON.parse(new TextDecoder().decode(content));
      const stored = await store.read(receipt.report, attendance.signal);
      compare('the report of the evaluation, to the byte', Buffer.from(content).equals(stored), true);
      return receipt.report;
    },
  };
  const categoryNumbers = readCategoryNumbers(await store.read(snapshot, attendance.signal));
  const input = {
    snapshot: { object: snapshot, rows: 0, trainingRows: 0, holdoutRows: 0, categoryNumbers },
    model,
    modelName: decision.name,
    ...(coverage !== undefined && { coverage }),
  };
  const rivals = { champion: recallChampion(champion, bytes), seen: receipt.seen ?? undefined };
  const { candidate, floor } = await judgeCandidate(recording, input, rivals, attendance);
  if (written === undefined) throw new Error('The evaluation wrote no report');
  compare(
    'the scores of candidate and floor',
    { candidate, floor },
    { candidate: receipt.candidate, floor: receipt.floor },
  );
  if (look !== null && champion !== null)
    compare('the number of the look', lookOf(decision.version, champion.version), look);
  compare(
    'the weighing of the evidence',
    weighReport(written, { look, policy, objects: { snapshot, model } }),
    receipt.weighing,
  );
  // What came between is no part of the evidence: the chain itself shows the other move.
  if (decision.outcome === 'kept' && decision.why.startsWith('the champion was changed while')) return;
  const { outcome, reasons } = decidePromotion(receipt, written.classNames);
  compare(
    'the outcome and its reason',
    { outcome, reason: tellReasons(reasons), reasons },
    // Older receipts tell the reason in words alone.
    { outcome: decision.outcome, reason: decision.why, reasons: receipt.reasons ?? reasons },
  );
}

function recallChampion(
  champion: GateReceipt['champion'],
  bytes: Uint8Array | undefined,
): Champion | undefined {
  if (champion === null) return undefined;
  const { version, status, sha256 = '', reason = '' } = champion;
  if (status !== 'judged' || bytes === undefined)
    return { status: status === 'judged' ? 'foreign' : status, version, reason };
  return { status: 'readable', version, forest: decodeForest(bytes), sha256 };
}
