export type { ChampionAnswer } from './champion';
export { ChampionSection } from './champion-section';
export { ConfusionSection } from './confusion-section';
export { ModelSection } from './model-section';
export { useChampion } from './use-champion';
