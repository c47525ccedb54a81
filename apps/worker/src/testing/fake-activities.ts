import type { Snapshot } from '../activities/contract/dataset.js';
import type { Evaluation } from '../activities/contract/evaluation.js';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { Registration } from '../activities/contract/registration.js';

const object = { uri: 's3://canopy/some/object', sha256: '00', bytes: 1 };

export const someSnapshot: Snapshot = {
  object,
  rows: 1000,
  trainingRows: 800,
  holdoutRows: 200,
  categoryNumbers: { wilderness_area: { Rawah: 0 } },
};

export const someEvaluation: Evaluation = {
  report: object,
  candidate: { accuracy: 0.91, f1Macro: 0.9, logLoss: 0.3 },
  floor: { accuracy: 0.7, f1Macro: 0.6, logLoss: 2 },
  champion: null,
};

export const firstPromotion: Registration = {
  version: '1',
  outcome: 'promoted',
  reasons: [{ code: 'first_champion', accuracy: 0.91 }],
  reason: 'accuracy 0.9100, and there was no champion',
  position: 1,
};

export const someWindow = {
  version: '1',
  from: '2026-11-26T10:00:00.000Z',
  to: '2026-11-26T10:15:00.000Z',
};

const someCode = { learnerSha256: '00', node: 'v24.0.0', architecture: 'x64' };

/** Activities that do nothing and answer as if all went well: the first model is promoted. */
export function fakeActivities(changes: Partial<PipelineActivities> = {}): PipelineActivities {
  return {
    checkInput: async () => undefined,
    fetch: async () => ({
      status: 'stored',
      answer: object,
      batchNumber: 0,
      received: 1003,
      inserted: 1001,
      duplicated: 1,
      failed: 1,
    }),
    decideBatch: async () => ({ state: 'released', inserted: 10, duplicated: 0, failed: 0 }),
    preprocess: async () => ({ processed: 1000, quarantined: 1 }),
    decide: async () => ({
      shouldTrain: true,
      why: { code: 'first_training', rows: 1000 },
      reason: 'first training, on 1000 rows',
      throughId: '1000',
    }),
    snapshot: async () => someSnapshot,
    startRun: async () => ({
      runId: 'run1',
      experimentId: '1',
      artifactUri: 'mlflow-artifacts:/1/run1/artifacts',
    }),
    train: async () => ({ object, hyperparameters: { n_estimators: '150' }, seconds: 1.5 }),
    growPart: async () => object,
    mergeParts: async () => ({ object, hyperparameters: { n_estimators: '150' } }),
    dropParts: async () => undefined,
    evaluate: async () => someEvaluation,
    register: async () => firstPromotion,
    settleApproval: async ({ end }) => {
      if ('reason' in end) {
        const { code } = end.reason;
        return { outcome: code === 'overtaken' ? 'overtaken' : 'rejected', reason: `${code} (gate)` };
      }
      const { verdict, who, why } = end;
      return { outcome: verdict === 'approve' ? 'approved' : 'rejected', reason: `${why} (${who})` };
    },
    endRun: async () => undefined,
    checkTuningInput: async () => undefined,
    tryCandidate: async ({ candidate, fold }) => ({
      candidate,
      fold,
      accuracy: (candidate.maxFeatures ?? 0) / 20,
      f1Macro: 0.5,
      logLoss: 1,
      seconds: 1,
    }),
    storeTuning: async () => object,
    checkBackfillInput: async () => undefined,
    triggerTick: async () => ({ runIds: [] }),
    awaitTick: async () => ({
      status: 'completed',
      outcome: 'NO_NEW_DATA',
      isExhausted: true,
      isHeld: false,
      received: 0,
      inserted: 0,
    }),
    recallTraining: async () => ({
      training: { algorithm: 'extra_trees', treeCount: 150, randomState: 42 },
      snapshot: someSnapshot,
      model: object,
      code: someCode,
      presentCode: someCode,
      registered: object.sha256,
    }),
    findWindows: async () => ({ status: 'found', windows: [someWindow], isMore: false }),
    judgeWindow: async ({ window }) => ({
      ...window,
      rows: 1000,
      verdict: 'steady',
      sentence: 'Version 1: steady',
    }),
    applyPolicy: async () => ({ actions: [] }),
    checkBreaker: async () => ({ actions: [] }),
    closeOvertaken: async () => ({ actions: [] }),
    deliverAlerts: async () => ({ actions: [] }),
    ...changes,
  };
}
