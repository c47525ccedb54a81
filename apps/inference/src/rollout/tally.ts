/** How a version that is tried beside the champion fares. */
export interface Tally {
  version: string;
  /** The champion that it is tried beside. */
  champion: string;
  /** Rows that it was asked for. */
  asked: number;
  /** Rows that it gave no answer for, where the champion did. */
  errors: number;
  /** Rows that both answered. */
  compared: number;
  /** Rows on which they named other classes. */
  disagreements: number;
}

export const emptyTally = (version: string, champion: string): Tally => ({
  version,
  champion,
  asked: 0,
  errors: 0,
  compared: 0,
  disagreements: 0,
});
