export { BackfillSection } from './backfill-section';
