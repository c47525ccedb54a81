export type { ChampionAnswer } from './champion';
export { ChampionSection } from './champion-section';
export { useChampion } from './use-champion';
