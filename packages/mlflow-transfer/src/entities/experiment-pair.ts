/** Ids of one experiment on both sides. */
export interface ExperimentPair {
  sourceId: string;
  targetId: string;
}
