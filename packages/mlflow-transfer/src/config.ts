export interface TransferConfig {
  /** Our own tracking server. */
  trackingUri: string;
  /** For both servers; each takes no notice of one that it does not ask for. */
  token: string | undefined;
}

/** The keys `MLFLOW_TRACKING_URI` and `MLFLOW_TRACKING_TOKEN`; one that is empty counts as not set. */
export function readTransferConfig(
  environment: Readonly<Record<string, string | undefined>>,
): TransferConfig {
  return {
    trackingUri: environment.MLFLOW_TRACKING_URI || 'http://127.0.0.1:5000',
    token: environment.MLFLOW_TRACKING_TOKEN || undefined,
  };
}
