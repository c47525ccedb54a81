/** Name of the workflow type that watches what was predicted, and id of the schedule that starts it. */
export const watchWorkflow = 'watch';

/** How the note of a schedule begins that the circuit breaker has paused. */
export const breakerNotePrefix = 'Circuit breaker: ';

/** The tag of a registered model that keeps the pipeline from promoting a version by itself; its value says why. */
export const promotionHoldTag = 'promotion_hold';
/** How that value begins where the watch has set it, and the tag that then has what it saw, as the JSON of an `AlertReason`. */
export const watchHold = { prefix: 'watch: ', reasonTag: 'promotion_hold_reason' } as const;
