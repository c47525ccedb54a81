import { createColumn } from './column.js';
import { type ColumnName, nameOf, stateColumns } from './column-name.js';
import type { ColumnSource, LoadedColumns } from './column-source.js';
import { fillColumn } from './fill-column.js';
import { createFrame } from './frame.js';
import { type Frames, hasColumns, sameHistory } from './frames.js';

/** Loads what the frames of the experiments lack. False when the history of the store changed meanwhile. */
export async function loadMissing(
  frames: Frames,
  source: ColumnSource,
  experimentIds: readonly number[],
  columns: readonly ColumnName[],
): Promise<boolean> {
  const unknown = experimentIds.filter((id) => !frames.byExperiment.has(id));
  if (unknown.length > 0) {
    const state = await source.loadState(unknown);
    // The first answer of all begins a history.
    sameHistory(frames, state);
    const valuesOf = new Map(state.loaded.map((values) => [values.experimentId, values]));
    for (const id of unknown) frames.byExperiment.set(id, createFrame(valuesOf.get(id)?.numbers ?? []));
    addColumns(frames, unknown, Object.values(stateColumns), state);
  }
  for (const column of columns) {
    const lacking = experimentIds.filter((id) => !hasColumns(frames, [id], [column]));
    if (lacking.length === 0) continue;
    const loaded = await source.loadColumn(lacking, column);
    if (!sameHistory(frames, loaded)) return false;
    addColumns(frames, lacking, [column], loaded);
  }
  return hasColumns(frames, experimentIds, columns);
}

function addColumns(
  { byExperiment }: Frames,
  experimentIds: readonly number[],
  columns: readonly ColumnName[],
  { loaded, snapshot }: LoadedColumns,
): void {
  const valuesOf = new Map(loaded.map((values) => [values.experimentId, values]));
  for (const id of experimentIds) {
    const frame = byExperiment.get(id);
    if (!frame) continue;
    const { numbers = [], columns: values = [] } = valuesOf.get(id) ?? {};
    for (const [at, name] of columns.entries()) {
      const column = createColumn(name, frame.numbers.length, snapshot);
      const value = values[at];
      if (value) fillColumn(frame, column, numbers, value);
      frame.columns.set(nameOf(name), column);
    }
  }
}
