export { AnsweringSection } from './answering-section';
export type { Serving } from './serving';
export { TrialSection } from './trial-section';
export { useServing } from './use-serving';
export { VersionsSection } from './versions-section';
