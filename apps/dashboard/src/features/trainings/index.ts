export { QualitySection } from './quality-section';
export { shareDomain } from './share-domain';
export { shareTicks } from './share-ticks';
export type { Training } from './training';
export { TrainingsSection } from './trainings-section';
export { useTrainings } from './use-trainings';
