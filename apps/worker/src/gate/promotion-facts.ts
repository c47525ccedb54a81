import type { GateReceipt } from '@canopy/pipeline-contract';

/** What of a receipt a decision depends on. */
export type PromotionFacts = Pick<
  GateReceipt,
  'candidate' | 'floor' | 'champion' | 'weighing' | 'look' | 'policy' | 'hold' | 'watched' | 'rolledBack'
>;
