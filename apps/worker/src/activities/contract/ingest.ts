import type { HoldReason, StoredObject } from '@canopy/pipeline-contract';

export interface FetchInput {
  batchId: string;
  groupNumber: number;
}

export type FetchResult =
  | {
      status: 'stored';
      /** The source's answer as it came. */
      answer: StoredObject;
      batchNumber: number;
      received: number;
      inserted: number;
      duplicated: number;
      failed: number;
      /** Why the rows wait for a person, in a sentence and finding by finding; absent when they are stored. */
      held?: string;
      findings?: HoldReason[];
    }
  | { status: 'exhausted'; message: string };

export interface PreprocessResult {
  processed: number;
  quarantined: number;
}
