export type { LineageSubject } from './lineage';
export { LineageView } from './lineage-view';
