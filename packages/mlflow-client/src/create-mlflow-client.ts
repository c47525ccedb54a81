import { type ArtifactCalls, artifactCalls } from './calls/artifacts.js';
import { type ExperimentCalls, experimentCalls } from './calls/experiments.js';
import { type ModelVersionCalls, modelVersionCalls } from './calls/model-versions.js';
import { type RegisteredModelCalls, registeredModelCalls } from './calls/registered-models.js';
import { type RunCalls, runCalls } from './calls/runs.js';
import type { AliasMoved } from './entities/alias-moved.js';
import { followEvents } from './events/follow-events.js';
import { createApi } from './http/create-api.js';
import { createTransport } from './http/create-transport.js';

export interface MlflowClientOptions {
  /** The tracking server, e.g. `http://127.0.0.1:5000`. */
  baseUrl: string;
  /** Sent as `Authorization: Bearer …`. */
  token?: string | undefined;
  /** Milliseconds that a call may take. Default 30000. */
  timeoutMs?: number;
  /** Milliseconds that an upload or a download may take. Default 300000. */
  transferTimeoutMs?: number;
  fetch?: typeof fetch;
}

/** The tracking server, call by call. Every failure is an `MlflowError`. */
export interface MlflowClient {
  experiments: ExperimentCalls;
  runs: RunCalls;
  artifacts: ArtifactCalls;
  registeredModels: RegisteredModelCalls;
  modelVersions: ModelVersionCalls;
  /**
   * Follows what happens on the server until the signal aborts, through any loss of the connection. `'connected'`
   * follows each (re)connection: whoever follows an alias reads it then, since nothing is told of the time before.
   */
  events(signal: AbortSignal): AsyncIterable<AliasMoved | 'connected'>;
}

/** A client of the MLflow API over `fetch`. Nothing is sent before the first call. */
export function createMlflowClient(options: MlflowClientOptions): MlflowClient {
  const { baseUrl, token, timeoutMs = 30_000, transferTimeoutMs = 300_000 } = options;
  const transport = createTransport({ baseUrl, token, fetch: options.fetch ?? fetch });
  const call = createApi(transport, timeoutMs);
  return {
    experiments: experimentCalls(call),
    runs: runCalls(call),
    artifacts: artifactCalls(call, transport, transferTimeoutMs),
    registeredModels: registeredModelCalls(call),
    modelVersions: modelVersionCalls(call),
    events: (signal) => followEvents(transport, signal),
  };
}
