export type { ArtifactCalls } from './calls/artifacts.js';
export type {
  CreateDecision,
  DecisionCalls,
  DecisionPage,
  ListDecisions,
  StepBack,
} from './calls/decisions.js';
export type { ArtifactPlace, DirectTransferCalls } from './calls/direct-transfers.js';
export type {
  CreateExperiment,
  ExperimentCalls,
  ExperimentPage,
  SearchExperiments,
} from './calls/experiments.js';
export type {
  CreateLoggedModel,
  LoggedModelCalls,
  LoggedModelPage,
  SearchLoggedModels,
} from './calls/logged-models.js';
export type { MetricHistoryCalls, MetricSamples } from './calls/metric-histories.js';
export type { CreateModelVersion, ModelVersionCalls, ModelVersionPage } from './calls/model-versions.js';
export type { Purge } from './calls/purge.js';
export type {
  CreateRegisteredModel,
  RegisteredModelCalls,
  RegisteredModelPage,
  SearchModels,
} from './calls/registered-models.js';
export type { RunLoggingCalls } from './calls/run-logging.js';
export type { CreateRun, RunCalls, RunPage, SearchRuns, UpdateRun } from './calls/runs.js';
export type { ServerCalls } from './calls/server.js';
export type { Batch } from './calls/split-batch.js';
export { undefinedIfMissing } from './calls/undefined-if-missing.js';
export type { ViewType } from './calls/view-type.js';
export { createMlflowClient, type MlflowClient, type MlflowClientOptions } from './create-mlflow-client.js';
export { canonicalJson } from './decisions/canonical-json.js';
export { type ChainPoint, checkChain } from './decisions/check-chain.js';
export { firstPreviousHash, hashDecision } from './decisions/hash-decision.js';
export { AliasMoved } from './entities/alias-moved.js';
export { ChainReport } from './entities/chain-report.js';
export { Dataset, DatasetInput, DatasetSummary } from './entities/dataset.js';
export { Decision, DecisionOutcome } from './entities/decision.js';
export { Double, decodeDouble } from './entities/double.js';
export { Experiment } from './entities/experiment.js';
export { FileInfo } from './entities/file-info.js';
export { KeyValue } from './entities/key-value.js';
export { LifecycleStage } from './entities/lifecycle-stage.js';
export { LoggedModel, LoggedModelStatus, ModelMetric } from './entities/logged-model.js';
export { Metric } from './entities/metric.js';
export { ModelStage, ModelVersion } from './entities/model-version.js';
export { PurgeReport } from './entities/purge-report.js';
export { ModelAlias, RegisteredModel } from './entities/registered-model.js';
export { Repeated } from './entities/repeated.js';
export { Run, RunData, RunInfo, RunStatus } from './entities/run.js';
export { RunInputs, RunOutputs } from './entities/run-inputs.js';
export { ServerInfo } from './entities/server-info.js';
export type { Credentials } from './http/authorization.js';
export { type Api, type ApiCall, createApi, Nothing } from './http/create-api.js';
export { createTransport, type Transport } from './http/create-transport.js';
export type { Fetch, FetchAnswer } from './http/fetch.js';
export { MlflowError } from './http/mlflow-error.js';
export { mlflowVersion } from './mlflow-version.js';
