export { judgeOverall } from './judge-overall';
export { OverallState } from './overall-state';
export type { ServiceHealth, ServicesAnswer } from './service-health';
export { ServicesSection } from './services-section';
export { useServices } from './use-services';
