import type { Lineage } from './lineage';

export const lineageKinds = ['batches', 'snapshots', 'runs', 'versions', 'decisions', 'predictions'] as const;
export type LineageKind = (typeof lineageKinds)[number];

export interface LineageNode {
  id: string;
  kind: LineageKind;
  label: string;
  /** Column and row of the picture, from 0. */
  column: number;
  row: number;
}

export interface LineagePicture {
  nodes: LineageNode[];
  /** Ids of the nodes at both ends. */
  edges: { from: string; to: string }[];
  /** Of the longest column. */
  rows: number;
  /** Things that are in the table only, by kind. */
  left: Partial<Record<LineageKind, number>>;
}

const mostInColumn = 10;

/** Things of a kind below each other, what follows from them to the right. Of many only the latest are drawn. */
export function layOutLineage({
  batches,
  snapshots,
  trainings,
  decisions,
  predictions,
}: Lineage): LineagePicture {
  const things: Record<LineageKind, [id: string, label: string][]> = {
    batches: batches.map(({ id }) => [id, id]),
    snapshots: snapshots.map(({ sha256 }) => [sha256, sha256.slice(0, 10)]),
    runs: trainings.map(({ runId }) => [runId, runId.slice(0, 10)]),
    versions: trainings.map(({ version }) => [version, version]),
    decisions: decisions.map(({ position, outcome }) => [position, outcome]),
    predictions: predictions.map(({ version, count }) => [version, String(count)]),
  };
  const left: LineagePicture['left'] = {};
  const nodes = lineageKinds.flatMap((kind, column) => {
    if (things[kind].length > mostInColumn) left[kind] = things[kind].length - mostInColumn;
    return things[kind]
      .slice(0, mostInColumn)
      .map(([id, label], row): LineageNode => ({ id: `${kind} ${id}`, kind, label, column, row }));
  });
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = [
    ...snapshots.flatMap(({ sha256, batches: held }) =>
      held.map(({ batchId }) => ({ from: `batches ${batchId}`, to: `snapshots ${sha256}` })),
    ),
    ...trainings.flatMap(({ runId, version, snapshotSha256 }) => [
      { from: `snapshots ${snapshotSha256}`, to: `runs ${runId}` },
      { from: `runs ${runId}`, to: `versions ${version}` },
    ]),
    ...decisions.map(({ position, version }) => ({
      from: `versions ${version}`,
      to: `decisions ${position}`,
    })),
    ...predictions.map(({ version }) => ({ from: `versions ${version}`, to: `predictions ${version}` })),
  ].filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const rows = Math.max(1, ...nodes.map(({ row }) => row + 1));
  return { nodes, edges, rows, left };
}
