export { SampleStats } from './sample-stats';
export type { Samples } from './samples';
export { useColumnLabel } from './use-column-label';
export { useSamples } from './use-samples';
