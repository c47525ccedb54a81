export { BatchesSection } from './batches-section';
export { HeldBanner } from './held-banner';
export { HeldSection } from './held-section';
export { QuarantineSection } from './quarantine-section';
export { useFindingWords } from './use-finding-words';
