export type { LineageSubject } from './lineage';
export { lineageBeginnings, type NamedSubject } from './lineage-beginnings';
export { LineageView } from './lineage-view';
