import type { ReproductionInput, TrainingCode, TrainingRecord } from '@canopy/pipeline-contract';

/** What a version was trained from, and what is there of it now. */
export interface RecalledTraining extends TrainingRecord {
  /** SHA-256 of the registered file. */
  registered: string;
  presentCode: TrainingCode;
}

export interface ReproductionActivities {
  recallTraining(input: ReproductionInput): Promise<RecalledTraining>;
}
