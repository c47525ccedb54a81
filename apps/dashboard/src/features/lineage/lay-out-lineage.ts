import type { Lineage } from './lineage';

const lineageKinds = [
  'batches',
  'rows',
  'snapshots',
  'runs',
  'versions',
  'decisions',
  'predictions',
] as const;
export type LineageKind = (typeof lineageKinds)[number];

export interface LineageNode {
  id: string;
  kind: LineageKind;
  label: string;
  /** The name under which a lineage begins with it; undefined where none does. */
  beginsWith?: string;
  /** Column and row of the picture, from 0; a short column stands in the middle beside a long one, so that a row may be a half. */
  column: number;
  row: number;
}

export interface LineagePicture {
  /** The columns: kinds of which there is something. */
  kinds: LineageKind[];
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
export function layOutLineage(lineage: Lineage): LineagePicture {
  const things = listThings(lineage);
  const kinds = lineageKinds.filter((kind) => things[kind].length > 0);
  const rows = Math.min(mostInColumn, Math.max(1, ...kinds.map((kind) => things[kind].length)));
  const left: LineagePicture['left'] = {};
  const nodes = kinds.flatMap((kind, column) => {
    if (things[kind].length > mostInColumn) left[kind] = things[kind].length - mostInColumn;
    const above = (rows - Math.min(mostInColumn, things[kind].length)) / 2;
    return things[kind].slice(0, mostInColumn).map(
      ([id, label], place): LineageNode => ({
        id: `${kind} ${id}`,
        kind,
        label,
        ...(canBegin(kind, lineage) && { beginsWith: id }),
        column,
        row: above + place,
      }),
    );
  });
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = listEdges(lineage).filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  return { kinds, nodes, edges, rows, left };
}

/** Of predictions that are a mere count, no lineage begins. */
function canBegin(kind: LineageKind, { answers }: Lineage): boolean {
  if (kind === 'predictions') return answers.length > 0;
  return kind === 'batches' || kind === 'rows' || kind === 'versions';
}

function listThings({
  batches,
  rows,
  snapshots,
  trainings,
  decisions,
  predictions,
  answers,
}: Lineage): Record<LineageKind, [id: string, label: string][]> {
  const versions = [...trainings, ...decisions, ...answers].map(({ version }) => version);
  return {
    batches: batches.map(({ id }) => [id, id]),
    rows: rows.map(({ hash }) => [hash, hash.slice(0, 10)]),
    snapshots: snapshots.map(({ sha256 }) => [sha256, sha256.slice(0, 10)]),
    runs: trainings.map(({ runId }) => [runId, runId.slice(0, 10)]),
    versions: [...new Set(versions)].map((version) => [version, version]),
    decisions: decisions.map(({ position, outcome }) => [position, outcome]),
    predictions:
      answers.length > 0
        ? answers.map(({ id }) => [id, id.slice(-12)])
        : predictions.map(({ version, count }) => [version, String(count)]),
  };
}

function listEdges(lineage: Lineage): LineagePicture['edges'] {
  const { rows, snapshots, trainings, decisions, predictions, answers } = lineage;
  const origins =
    rows.length > 0
      ? rows.flatMap(({ hash, batchId, snapshots: held }) => [
          { from: `batches ${batchId}`, to: `rows ${hash}` },
          ...held.map(({ sha256 }) => ({ from: `rows ${hash}`, to: `snapshots ${sha256}` })),
        ])
      : snapshots.flatMap(({ sha256, batches: held }) =>
          held.map(({ batchId }) => ({ from: `batches ${batchId}`, to: `snapshots ${sha256}` })),
        );
  return [
    ...origins,
    ...trainings.flatMap(({ runId, version, snapshotSha256 }) => [
      { from: `snapshots ${snapshotSha256}`, to: `runs ${runId}` },
      { from: `runs ${runId}`, to: `versions ${version}` },
    ]),
    ...decisions.map(({ position, version }) => ({
      from: `versions ${version}`,
      to: `decisions ${position}`,
    })),
    ...predictions.map(({ version }) => ({ from: `versions ${version}`, to: `predictions ${version}` })),
    ...answers.map(({ id, version }) => ({ from: `versions ${version}`, to: `predictions ${id}` })),
  ];
}
