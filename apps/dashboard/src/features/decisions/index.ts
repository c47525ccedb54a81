export { DecisionsSection } from './decisions-section';
