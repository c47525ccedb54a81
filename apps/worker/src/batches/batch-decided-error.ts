import { batchDecidedFailure } from '@canopy/pipeline-contract';

/** Somebody has decided on the batch already, and not the same; or it never was held. */
export class BatchDecidedError extends Error {
  override readonly name = batchDecidedFailure;
}
