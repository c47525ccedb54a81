import type { ServedModel } from '../models/served-model.js';
import type { Tally } from './tally.js';

/** A version that is tried, as long as it is, with how it fares. */
export interface Trial {
  model: ServedModel;
  /** From 0 to 1. */
  share: number;
  tally: Tally;
}
