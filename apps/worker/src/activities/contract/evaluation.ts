import type { ChampionFault, StoredObject } from '@canopy/pipeline-contract';
import type { Snapshot } from './dataset.js';

export interface EvaluateInput {
  snapshot: Snapshot;
  model: StoredObject;
  modelName: string;
  /** Share of rows whose true class the sets of classes shall hold. */
  coverage?: number;
}

export interface Scores {
  accuracy: number;
  f1Macro: number;
  logLoss: number;
}

/** The present champion on the same hold-out rows, with the hash of its model file where there is one. */
export type ChampionScores =
  | { status: 'judged'; version: string; sha256: string; scores: Scores }
  /** No forest of ours, so it cannot be asked here. */
  | { status: 'foreign'; version: string; reason: string; fault?: ChampionFault; sha256?: string }
  /** Its file cannot be read, here or by a server. */
  | { status: 'damaged'; version: string; reason: string; fault?: ChampionFault; sha256?: string };

export interface Evaluation {
  /** Everything that was measured, as JSON. */
  report: StoredObject;
  candidate: Scores;
  /** A single tree of `ml-cart`, which a model must not be worse than. */
  floor: Scores;
  champion: ChampionScores | null;
}
