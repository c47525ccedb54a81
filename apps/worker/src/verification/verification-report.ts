/** What the verification of a decision found. */
export interface VerificationReport {
  /** What was compared and agrees, each in some words. */
  agreed: string[];
  /** What does not, each with the thing by its name. None: the decision is as it was made. */
  problems: string[];
}
