/** What a process that makes load is told. */
export interface LoadTask {
  host: string;
  port: number;
  path: string;
  connections: number;
  warmUpSeconds: number;
  /** Measured after the warm-up. */
  seconds: number;
  /** Requests of all connections together; without it each is asked again as soon as it has answered. */
  perSecond?: number;
  /** JSON bodies, sent in turn. */
  bodies: string[];
}

/** What it saw. */
export interface Load {
  requestsPerS: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** Answers that were not 200, and connections that broke. */
  failed: number;
}
