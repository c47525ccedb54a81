/** What a process that makes load is told. */
export interface LoadTask {
  host: string;
  port: number;
  path: string;
  connections: number;
  warmUpSeconds: number;
  /** Measured after the warm-up. */
  seconds: number;
  /**
   * Requests of all connections together, whatever becomes of them. Without it each asks again as soon as it is answered, or, when it is
   * refused, as late as the refusal says.
   */
  perSecond?: number;
  /** Whether no one else needs the core that it runs on. */
  hasItsCore: boolean;
  /** JSON bodies, sent in turn. */
  bodies: string[];
}

/** What it saw. */
export interface Load {
  requestsPerS: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** Answers that were neither 200 nor 503, and connections that broke. */
  failed: number;
  /** Answers that were 503. */
  refused: number;
  /** Milliseconds from a request to its refusal; NaN, which is null in JSON, without any. */
  refusedP99Ms: number | null;
  /** Refusals that did not say when to come again. */
  withoutRetryAfter: number;
}
