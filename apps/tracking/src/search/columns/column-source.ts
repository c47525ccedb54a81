import type { ColumnName } from './column-name.js';

/** Runs of one experiment with their values; a run with several values is there as often. */
export interface LoadedValues {
  experimentId: number;
  numbers: readonly number[];
  /** For each of the columns that were asked for. */
  columns: readonly LoadedColumn[];
}

export interface LoadedColumn {
  /** Doubles or texts, in the order of the runs, as `array_send` writes them. */
  bytes: Buffer;
  /** Whether they are the items of a list of each run. */
  isList: boolean;
}

interface Read {
  /** The snapshot of Postgres that it was read in. */
  snapshot: string;
  /** Another one, when what was read before is of another history: of a store that was emptied or set back. */
  epoch: string;
}

export interface ChangedRun {
  experimentId: number;
  number: number;
  /** False: it was purged. */
  isThere: boolean;
  /** For each of the columns that were asked for. */
  values: readonly (number | string | null)[];
}

export interface LoadedColumns extends Read {
  loaded: readonly LoadedValues[];
}

/** Where columns come from. */
export interface ColumnSource {
  /** Whether the experiments have no more runs than `most`. */
  haveAtMost(experimentIds: readonly number[], most: number): Promise<boolean>;
  /** The columns that every frame has, of all runs of the experiments. */
  loadState(experimentIds: readonly number[]): Promise<LoadedColumns>;
  /** One more column. Runs that have no value may be missing. */
  loadColumn(experimentIds: readonly number[], column: ColumnName): Promise<LoadedColumns>;
  /**
   * What changed in the experiments since any of these snapshots, at one snapshot. Undefined changes: more than `most`
   * runs changed.
   */
  changesSince(
    seen: readonly { experimentId: number; snapshot: string }[],
    columns: readonly ColumnName[],
    most: number,
  ): Promise<Read & { changes: ChangedRun[] | undefined }>;
  /** The texts in small letters, as the filters of Postgres make them. */
  inSmallLetters(texts: readonly string[]): Promise<string[]>;
}
