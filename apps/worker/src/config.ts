import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { featureColumns, labelColumn } from '@canopy/covertype';
import { explainGatePolicy, type PipelineInput } from '@canopy/pipeline-contract';
import { ConfigurationError, type Environment, parseEnvironment } from '@canopy/service-kit/process';
import { Type } from 'typebox';
import { GateEnvironment, gateKeyOf, gatePolicyOf } from './gate-environment.js';
import { explainScheduleExpression } from './schedules/explain-schedule-expression.js';
import { type TrainerConfig, TrainingEnvironment, trainerConfigOf } from './trainer-config.js';
import { explainForeignSettings, type OwnSetting } from './training/settings-of-algorithm.js';
import { type WatchConfig, WatchEnvironment, watchConfigOf } from './watch-config.js';

export { TrainerEnvironment } from './trainer-config.js';

const trainingKeys = {
  maxFeatures: 'TRAINING_MAX_FEATURES',
  minSamplesLeaf: 'TRAINING_MIN_SAMPLES_LEAF',
  learningRate: 'TRAINING_LEARNING_RATE',
  maxLeaves: 'TRAINING_MAX_LEAVES',
} as const satisfies Record<OwnSetting, keyof typeof WorkerEnvironment.properties>;

const shippedBundle = fileURLToPath(new URL('../dist/workflow-bundle.js', import.meta.url));

export const WorkerEnvironment = Type.Object({
  ...TrainingEnvironment.properties,
  ...WatchEnvironment.properties,
  ...GateEnvironment.properties,
  WORKER_PORT: Type.Integer({
    default: 8081,
    minimum: 0,
    maximum: 65_535,
    description: 'port of the worker; it answers GET /health and GET /metrics',
  }),
  DATABASE_URL: Type.String({ description: 'Postgres, e.g. postgresql://user:password@host:5432/canopy' }),
  MLFLOW_TRACKING_URI: Type.String({
    default: 'http://127.0.0.1:5000',
    description: 'tracking server',
  }),
  MLFLOW_TRACKING_TOKEN: Type.Optional(
    Type.String({ description: 'token that the tracking server asks for, if it does' }),
  ),
  MODEL_NAME: Type.String({
    default: 'covertype_classifier',
    minLength: 1,
    description: 'registered model that versions are added to',
  }),
  P2_API_BASE: Type.String({ default: 'http://127.0.0.1:8080', description: 'source of the rows' }),
  P2_API_PATH: Type.String({ default: '/data', pattern: '^/', description: 'path of a draw at the source' }),
  P2_GROUP_ID: Type.Integer({
    default: 1,
    minimum: 1,
    maximum: 10,
    description: 'group that asks the source',
  }),
  P2_TARGET_COL: Type.String({
    default: labelColumn.header,
    description: 'column that is predicted: the label column of the data set',
  }),
  P2_SCHEDULE_CRON: Type.String({
    default: '*/5 * * * *',
    description: 'when the pipeline runs: a cron expression of 5 to 7 fields, or such as "@every 10s"',
  }),
  P2_RANDOM_STATE: Type.Integer({
    default: 42,
    minimum: 0,
    maximum: 4_294_967_295,
    description: 'seed of all that is random in a training',
  }),
  P2_TEST_SIZE: Type.Number({
    default: 0.2,
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description: 'share of the rows that no model is trained on',
  }),
  P2_MIN_SAMPLE_INCREMENT: Type.Integer({
    default: 100,
    minimum: 0,
    description: 'new rows since the last training that make it worth training again',
  }),
  CONFORMAL_COVERAGE: Type.Number({
    default: 0.9,
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    description: 'share of rows whose true class is in the set of classes that a model names',
  }),
  TRAINING_ALGORITHM: Type.Union(
    [
      Type.Literal('extra_trees'),
      Type.Literal('random_forest'),
      Type.Literal('gradient_boosting'),
      Type.Literal('cart'),
    ],
    {
      default: 'extra_trees',
      description: 'extra_trees, random_forest, gradient_boosting or cart',
    },
  ),
  TRAINING_TREES: Type.Integer({
    default: 150,
    minimum: 1,
    maximum: 10_000,
    description: 'trees of a forest, or rounds of boosting, which grow one tree a class each',
  }),
  TRAINING_MAX_FEATURES: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: featureColumns.length,
    description:
      "features looked at in each node of a forest, or each tree of boosting; 0 is the algorithm's own choice",
  }),
  TRAINING_MIN_SAMPLES_LEAF: Type.Integer({
    default: 1,
    minimum: 1,
    description: 'fewest rows in a leaf of a forest; boosting bounds the weight of a leaf instead',
  }),
  TRAINING_LEARNING_RATE: Type.Number({
    default: 0,
    minimum: 0,
    maximum: 1,
    description: "what part of each tree's correction boosting takes; 0 is its own choice",
  }),
  TRAINING_MAX_LEAVES: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 65_536,
    description: 'most leaves of a tree of boosting; 0 is its own choice',
  }),
  WORKFLOW_BUNDLE: Type.String({
    default: shippedBundle,
    description: 'workflow code, bundled when the worker was built',
  }),
});

export interface WorkerConfig extends TrainerConfig {
  readonly databaseUrl: string;
  readonly trackingUrl: string;
  readonly trackingToken: string | undefined;
  /** Where rows are drawn, without the group. */
  readonly sourceUrl: string;
  readonly schedule: { readonly expression: string; readonly input: PipelineInput };
  readonly watch: WatchConfig;
  readonly workflowBundlePath: string;
}

/** @throws ConfigurationError that lists every key that is wrong. */
export function readWorkerConfig(environment: Environment): WorkerConfig {
  const keys = parseEnvironment(WorkerEnvironment, environment);
  const gate = Object.freeze(gatePolicyOf(keys));
  const training = Object.freeze({
    algorithm: keys.TRAINING_ALGORITHM,
    treeCount: keys.TRAINING_TREES,
    randomState: keys.P2_RANDOM_STATE,
    ...(keys.TRAINING_MAX_FEATURES > 0 ? { maxFeatures: keys.TRAINING_MAX_FEATURES } : {}),
    ...(keys.TRAINING_MIN_SAMPLES_LEAF > 1 ? { minSamplesLeaf: keys.TRAINING_MIN_SAMPLES_LEAF } : {}),
    ...(keys.TRAINING_LEARNING_RATE > 0 ? { learningRate: keys.TRAINING_LEARNING_RATE } : {}),
    ...(keys.TRAINING_MAX_LEAVES > 0 ? { maxLeaves: keys.TRAINING_MAX_LEAVES } : {}),
  });
  const problems = [
    explainTarget(keys.P2_TARGET_COL),
    explainSchedule(keys.P2_SCHEDULE_CRON),
    ...explainGatePolicy(gate, gateKeyOf),
    ...explainForeignSettings(training, (setting) => trainingKeys[setting]),
  ];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new ConfigurationError(found);
  const input: PipelineInput = Object.freeze({
    groupNumber: keys.P2_GROUP_ID,
    minSampleIncrement: keys.P2_MIN_SAMPLE_INCREMENT,
    testSize: keys.P2_TEST_SIZE,
    modelName: keys.MODEL_NAME,
    coverage: keys.CONFORMAL_COVERAGE,
    gate,
    training,
  });
  return Object.freeze({
    ...trainerConfigOf(keys, keys.WORKER_PORT),
    databaseUrl: keys.DATABASE_URL,
    trackingUrl: keys.MLFLOW_TRACKING_URI,
    trackingToken: keys.MLFLOW_TRACKING_TOKEN,
    sourceUrl: keys.P2_API_BASE.replace(/\/+$/, '') + keys.P2_API_PATH,
    schedule: Object.freeze({
      expression: keys.P2_SCHEDULE_CRON,
      input,
    }),
    watch: watchConfigOf(keys, input),
    workflowBundlePath: resolve(keys.WORKFLOW_BUNDLE),
  });
}

function explainTarget(found: string): string | undefined {
  if (found === labelColumn.header) return undefined;
  return `P2_TARGET_COL must be ${labelColumn.header}, found "${found}": it is the one column of the data set that holds classes, and all others are features`;
}

function explainSchedule(expression: string): string | undefined {
  const reason = explainScheduleExpression(expression);
  return reason === undefined ? undefined : `P2_SCHEDULE_CRON ${reason}, found "${expression}"`;
}
