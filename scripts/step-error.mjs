/** Something that the person at the keyboard can mend; shown without a stack. */
export class StepError extends Error {}
