export type { Tick } from './tick';
export { TickOutcome } from './tick-outcome';
export { TickStory } from './tick-story';
export { TicksSection } from './ticks-section';
export { useTicks } from './use-ticks';
