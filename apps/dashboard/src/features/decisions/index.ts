export { DecisionWhy } from './decision-why';
export { DecisionsSection } from './decisions-section';
export { OutcomeBadge } from './outcome-badge';
export { Signer } from './signer';
export { useDecisions } from './use-decisions';
export { useReasonWords } from './use-reason-words';
export { WaitingBanner } from './waiting-banner';
export { WaitingSection } from './waiting-section';
