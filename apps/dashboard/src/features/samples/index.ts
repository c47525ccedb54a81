export { BatchesSection } from './batches-section';
export { QuarantineSection } from './quarantine-section';
export { SampleStats } from './sample-stats';
export type { Samples } from './samples';
export { useSamples } from './use-samples';
