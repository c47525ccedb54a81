/** What a process that makes a burst is told. */
export interface BurstTask {
  host: string;
  port: number;
  path: string;
  /** So many connections are opened, and then each is asked once, all at the same moment. */
  connections: number;
  /** JSON bodies, sent in turn. */
  bodies: string[];
}

/** What it saw. */
export interface Burst {
  /** Answers of each status. */
  counts: Record<string, number>;
  /** Milliseconds from the request to the refusal, in ascending order. */
  refusedMs: number[];
}
