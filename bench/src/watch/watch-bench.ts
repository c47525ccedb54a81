/** What a part of the bench is given. */
export interface WatchBench {
  /** A folder that is removed afterwards. */
  folder: string;
  /** Of the process, with a Postgres, a MinIO and a Temporal that nobody else uses. */
  environment: Readonly<Record<string, string | undefined>>;
  say(line: string): void;
}
