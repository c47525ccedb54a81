import type { ColumnName } from './column-name.js';
import { nameOf } from './column-name.js';
import type { Frame } from './frame.js';

/** The frames in memory, by experiment, all of one history of the store. */
export interface Frames {
  epoch: string | undefined;
  byExperiment: Map<number, Frame>;
}

/** Forgets all frames where something was read of another history than theirs. Returns whether it was of the same. */
export function sameHistory(frames: Frames, { epoch }: { epoch: string }): boolean {
  if (frames.epoch === epoch) return true;
  frames.epoch = epoch;
  frames.byExperiment.clear();
  return false;
}

export const hasColumns = (
  { byExperiment }: Frames,
  experimentIds: readonly number[],
  columns: readonly ColumnName[],
): boolean =>
  experimentIds.every((id) => {
    const frame = byExperiment.get(id);
    return frame !== undefined && columns.every((column) => frame.columns.has(nameOf(column)));
  });
