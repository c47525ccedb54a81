import type {
  ApprovalInput,
  BatchDecision,
  PipelineInput,
  TuningInput,
  WatchInput,
} from '@canopy/pipeline-contract';
import { ApplicationFailure } from '@temporalio/common';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import { SourceContractError } from '../ingest/source-contract-error.js';
import { someEvaluation, someSnapshot } from './fake-activities.js';

export const someInput: PipelineInput = {
  groupNumber: 1,
  minSampleIncrement: 100,
  testSize: 0.2,
  modelName: 'covertype_classifier',
  training: { algorithm: 'extra_trees', treeCount: 150, randomState: 42 },
};

export const someApproval: ApprovalInput = {
  modelName: 'covertype_classifier',
  version: '2',
  champion: '1',
  position: 2,
  reason: 'it is better; but promotions are held: drift',
  hours: 24,
};

export const someTuning: TuningInput = {
  testSize: 0.2,
  training: { algorithm: 'extra_trees', treeCount: 50, randomState: 42 },
  candidates: [3, 6, 8, 12].map((maxFeatures) => ({ maxFeatures, minSamplesLeaf: 1 })),
  foldCount: 5,
};

export const someWatch: WatchInput = {
  windowSeconds: 900,
  policy: {
    onDrift: ['alert'],
    onDecay: ['alert', 'retrain'],
    falseAlarmRate: 0.01,
    decayTolerance: 0.05,
    breakerFailures: 3,
  },
  pipeline: someInput,
};

export const someDecision: BatchDecision = {
  batchId: '2026-11-23_00000001',
  verdict: 'release',
  by: 'Ada',
  reason: 'the station was moved',
};

const exhausted: PipelineActivities['fetch'] = async () => ({
  status: 'exhausted',
  message: 'All the information has been collected.',
});

const waiting: PipelineActivities['decide'] = async () => ({
  shouldTrain: false,
  why: { code: 'new_rows', rows: 5, needed: 100 },
  reason: '5 new rows since the last training, and 100 make one worth it',
  throughId: '1005',
});

/** Ways that a tick can end, by what its activities do. Their histories are kept and replayed. */
export const scenarios = {
  promoted: {},
  'in-parts': { snapshot: async () => ({ ...someSnapshot, rows: 500_000, trainingRows: 400_000 }) },
  kept: {
    register: async () => ({
      version: '2',
      outcome: 'kept',
      reasons: [],
      reason: 'it is not shown to be better',
      position: 2,
    }),
  },
  'awaiting-approval': {
    evaluate: async () => ({
      ...someEvaluation,
      champion: { status: 'judged', version: '1', sha256: '00', scores: someEvaluation.floor },
    }),
    register: async () => ({
      version: '2',
      outcome: 'awaiting_approval',
      reasons: [],
      reason: 'it is better; but promotions are held: drift',
      position: 2,
    }),
  },
  skipped: { decide: waiting },
  exhausted: { fetch: exhausted, decide: waiting },
  'exhausted-trained': { fetch: exhausted },
  held: {
    decide: waiting,
    fetch: async () => ({
      status: 'stored',
      answer: someSnapshot.object,
      batchNumber: 3,
      received: 1003,
      inserted: 0,
      duplicated: 0,
      failed: 0,
      held: 'slope is 3 in every row',
      findings: [
        {
          rule: 'constant_column',
          column: 'slope',
          message: 'slope is 3 in every row',
          facts: { value: 3 },
        },
      ],
    }),
  },
  refused: {
    fetch: async () => {
      throw new SourceContractError("The source's answer (6 bytes) is not JSON");
    },
  },
  'training-failed': {
    train: async () => {
      throw ApplicationFailure.nonRetryable('A forest needs at least 1 tree, not 0.', 'ForestInputError');
    },
  },
} satisfies Record<string, Partial<PipelineActivities>>;
