import type { BatchDecision, BatchDecisionResult } from '@canopy/pipeline-contract';
import { readableFailure } from './readable-failure.js';
import { decideBatch, preprocess } from './steps.js';
import { createStory } from './tell-story.js';

/**
 * Carries out a person's word on a held batch. Rows of a released one are typed at once, and the next tick counts them. The function's
 * name is the name of the workflow type.
 */
export async function decide_batch(decision: BatchDecision): Promise<BatchDecisionResult> {
  const { batchId, by, reason } = decision;
  const tell = createStory(`Batch ${batchId}`);
  try {
    const decided = await decideBatch(decision);
    tell(`${decided.state} by ${by}: ${reason}`);
    if (decided.state !== 'released') return { ...decided, processed: 0, quarantined: 0 };
    const typed = await preprocess();
    tell(`${decided.inserted} new rows; typed ${typed.processed}, quarantined ${typed.quarantined}`);
    return { ...decided, ...typed };
  } catch (error) {
    throw readableFailure(error);
  }
}
