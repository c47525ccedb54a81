import type { Credentials } from '@canopy/mlflow-client';

export interface TransferConfig {
  /** Our own tracking server. */
  trackingUri: string;
  /** How to be let in by it, and by the other server. Each gets what it knows, if there is a choice. */
  ours: Credentials;
  theirs: Credentials;
}

/**
 * The keys by which MLflow's own client is told the same: `MLFLOW_TRACKING_URI`, `MLFLOW_TRACKING_TOKEN`,
 * `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`; one that is empty counts as not set. Our server lets in by a
 * token, one of MLflow's by name and password: given both, each server is sent its own and never the other's.
 */
export function readTransferConfig(
  environment: Readonly<Record<string, string | undefined>>,
): TransferConfig {
  const token = environment.MLFLOW_TRACKING_TOKEN || undefined;
  const username = environment.MLFLOW_TRACKING_USERNAME || undefined;
  const password = environment.MLFLOW_TRACKING_PASSWORD || undefined;
  const hasBoth = token !== undefined && username !== undefined && password !== undefined;
  return {
    trackingUri: environment.MLFLOW_TRACKING_URI || 'http://127.0.0.1:5000',
    ours: hasBoth ? { token } : { token, username, password },
    theirs: hasBoth ? { username, password } : { token, username, password },
  };
}
