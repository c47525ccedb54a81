import { MlflowError } from '@canopy/mlflow-client';

export type Kind =
  | 'experiments'
  | 'runs'
  | 'logged models'
  | 'registered models'
  | 'model versions'
  | 'artifacts';

export interface Count {
  /** Made on the target by this transfer. */
  added: number;
  /** There already from an earlier one. */
  present: number;
}

/** What a transfer did, and could not do. */
export interface Tally {
  counts: Record<Kind, Count>;
  /** Sentences for a person. */
  problems: string[];
}

export function newTally(): Tally {
  const count = (): Count => ({ added: 0, present: 0 });
  return {
    counts: {
      experiments: count(),
      runs: count(),
      'logged models': count(),
      'registered models': count(),
      'model versions': count(),
      artifacts: count(),
    },
    problems: [],
  };
}

/** Does one piece of a transfer. What a server refuses is noted, and the rest goes on; anything else ends it all. */
export async function attempt(tally: Tally, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const status = error instanceof MlflowError ? (error.status ?? 0) : 0;
    if (!(error instanceof MlflowError) || error.isRetryable || status >= 500) throw error;
    tally.problems.push(`${what}: ${error.message}`);
  }
}
