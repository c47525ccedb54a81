export { AnsweringSection } from './answering-section';
export { TrialSection } from './trial-section';
export { VersionsSection } from './versions-section';
