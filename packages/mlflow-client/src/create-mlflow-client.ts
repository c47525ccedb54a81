import { type ArtifactCalls, artifactCalls } from './calls/artifacts.js';
import { type DecisionCalls, decisionCalls } from './calls/decisions.js';
import { type DirectTransferCalls, directTransferCalls } from './calls/direct-transfers.js';
import { type ExperimentCalls, experimentCalls } from './calls/experiments.js';
import { type LoggedModelCalls, loggedModelCalls } from './calls/logged-models.js';
import { type MetricHistoryCalls, metricHistoryCalls } from './calls/metric-histories.js';
import { type ModelVersionCalls, modelVersionCalls } from './calls/model-versions.js';
import { type Purge, purgeCall } from './calls/purge.js';
import { type RegisteredModelCalls, registeredModelCalls } from './calls/registered-models.js';
import { type RunLoggingCalls, runLoggingCalls } from './calls/run-logging.js';
import { type RunCalls, runCalls } from './calls/runs.js';
import { type ServerCalls, serverCalls } from './calls/server.js';
import type { AliasMoved } from './entities/alias-moved.js';
import type { PurgeReport } from './entities/purge-report.js';
import { followEvents } from './events/follow-events.js';
import type { Credentials } from './http/authorization.js';
import { createApi } from './http/create-api.js';
import { createTransport } from './http/create-transport.js';
import type { Fetch } from './http/fetch.js';

export interface MlflowClientOptions extends Credentials {
  /** The tracking server, e.g. `http://127.0.0.1:5000`. */
  baseUrl: string;
  /** Milliseconds that a call may take, with its repetitions. Default 30000. */
  timeoutMs?: number;
  /** Milliseconds that an upload or a download may take. Default 300000. */
  transferTimeoutMs?: number;
  /**
   * How often a call is sent again when the server is away or busy. Only where twice is as good as once: what creates
   * something without an idempotency key, or refuses a repetition, is sent once. Default 2.
   */
  retries?: number;
  /** Takes the place of the global one. */
  fetch?: Fetch;
}

/** The tracking server, call by call. Every failure is an `MlflowError`. */
export interface MlflowClient {
  experiments: ExperimentCalls;
  runs: RunCalls & RunLoggingCalls & MetricHistoryCalls;
  artifacts: ArtifactCalls;
  directTransfers: DirectTransferCalls;
  loggedModels: LoggedModelCalls;
  registeredModels: RegisteredModelCalls;
  modelVersions: ModelVersionCalls;
  /** What was decided about aliases, and by whom; on our own server only. */
  decisions: DecisionCalls;
  server: ServerCalls;
  /** Frees rows, names and files of what was deleted; on our own server only. */
  purge(purge?: Purge): Promise<PurgeReport>;
  /**
   * Follows what happens on the server until the signal aborts, through any loss of the connection. `'connected'`
   * follows each (re)connection: whoever follows an alias reads it then, since nothing is told of the time before.
   */
  events(signal: AbortSignal): AsyncIterable<AliasMoved | 'connected'>;
}

/** A client of the MLflow API over `fetch`. Nothing is sent before the first call. */
export function createMlflowClient(options: MlflowClientOptions): MlflowClient {
  const { timeoutMs = 30_000, transferTimeoutMs = 300_000, retries = 2 } = options;
  const transport = createTransport({ ...options, retries, fetch: options.fetch ?? fetch });
  const call = createApi(transport, timeoutMs);
  return {
    experiments: experimentCalls(call),
    runs: { ...runCalls(call), ...runLoggingCalls(call), ...metricHistoryCalls(call) },
    artifacts: artifactCalls(call, transport, transferTimeoutMs),
    directTransfers: directTransferCalls(call),
    loggedModels: loggedModelCalls(call),
    registeredModels: registeredModelCalls(call),
    modelVersions: modelVersionCalls(call),
    decisions: decisionCalls(call),
    server: serverCalls(call, transport, timeoutMs),
    purge: purgeCall(createApi(transport, transferTimeoutMs)),
    events: (signal) => followEvents(transport, signal),
  };
}
