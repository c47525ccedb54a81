/** What a gate promises and allows. Shares are between 0 and 1. */
export interface GatePolicy {
  /**
   * How many false promotions are expected at most for each change of the champion. A promotion is false when the new
   * champion is no more accurate than the one it replaced.
   */
  readonly falsePromotions: number;
  /** How much of a class's recall a champion may lose to its successor. */
  readonly classLoss: number;
  /** An e-value from which a candidate is worth a person's look though it is too little to be promoted; 0: none is. */
  readonly askFrom: number;
}
