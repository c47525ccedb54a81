import type { BatchProfile } from '@canopy/pipeline-contract';

/** An accepted batch as later ones are compared with it. */
export interface PastBatch extends BatchProfile {
  /** Number that the source gives: answers with the same number are draws of the same rows. */
  batchNumber: number;
}
