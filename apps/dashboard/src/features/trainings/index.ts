export { QualitySection } from './quality-section';
export type { Training } from './training';
export { TrainingsSection } from './trainings-section';
export { useTrainings } from './use-trainings';
