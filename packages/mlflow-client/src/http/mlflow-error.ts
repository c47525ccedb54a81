const retryableStatuses = [408, 429, 500, 502, 503, 504];

export interface MlflowErrorDetails {
  /** MLflow's own code, or `UNREACHABLE` (no answer came) or `BAD_ANSWER` (not what the API promises). */
  errorCode: string;
  /** Of the HTTP answer; undefined when there was none. */
  status?: number | undefined;
  /** Milliseconds after which the server asked to be asked again. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** A call to the tracking server failed: it refused, could not, or was not reached. */
export class MlflowError extends Error {
  override readonly name = 'MlflowError';
  readonly errorCode: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { errorCode, status, retryAfterMs, cause }: MlflowErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.errorCode = errorCode;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the same call may succeed later: the server is away or busy, and did not refuse it. */
  get isRetryable(): boolean {
    return this.status === undefined
      ? this.errorCode === 'UNREACHABLE'
      : retryableStatuses.includes(this.status);
  }
}
