import { setValue } from './column.js';
import { type ColumnName, nameOf, stateColumns } from './column-name.js';
import type { ChangedRun, ColumnSource } from './column-source.js';
import { columnOf, type Frame, slotFor } from './frame.js';
import { type Frames, sameHistory } from './frames.js';

// To read so many runs anew takes about as long as all of a column.
const mostChanges = 2000;

/**
 * Brings these columns to one snapshot of Postgres. False when so much changed that the frames are forgotten, or the
 * history of the store is another.
 */
export async function catchUp(
  frames: Frames,
  source: ColumnSource,
  experimentIds: readonly number[],
  columns: readonly ColumnName[],
): Promise<boolean> {
  const names = columns.map(nameOf);
  const kept = experimentIds.flatMap((id) => frames.byExperiment.get(id) ?? []);
  const seen = experimentIds.flatMap((experimentId, at) => {
    const frame = kept[at] as Frame;
    const snapshots = new Set(names.map((name) => columnOf(frame, name).seen));
    return [...snapshots].map((snapshot) => ({ experimentId, snapshot }));
  });
  const read = await source.changesSince(seen, columns, mostChanges);
  if (!sameHistory(frames, read)) return false;
  if (read.changes === undefined) {
    for (const id of experimentIds) frames.byExperiment.delete(id);
    return false;
  }
  for (const change of read.changes) {
    const frame = frames.byExperiment.get(change.experimentId);
    if (frame) apply(frame, names, change);
  }
  for (const frame of kept) for (const name of names) columnOf(frame, name).seen = read.snapshot;
  return true;
}

function apply(frame: Frame, names: readonly string[], { number, isThere, values }: ChangedRun): void {
  if (isThere) {
    const slot = slotFor(frame, number);
    for (const [at, name] of names.entries()) setValue(columnOf(frame, name), slot, values[at] ?? null);
    return;
  }
  const slot = frame.slotOf.get(number);
  if (slot === undefined) return;
  frame.slotOf.delete(number);
  setValue(columnOf(frame, nameOf(stateColumns.stage)), slot, null);
}
