import { describe, expect, it } from 'vitest';
import { layOutLineage } from './lay-out-lineage';
import type { Lineage } from './lineage';

const at = '2026-11-26T12:00:00.000Z';
const batch = (id: string) => ({ id, state: 'accepted', received: 229, fetchedAt: at });
const held = (batchId: string) => ({ batchId, rows: 229, firstId: '1', lastId: '229' });
const lineage: Lineage = {
  batches: [batch('b2'), batch('b1')],
  rows: [],
  answers: [],
  snapshots: [
    {
      sha256: 'aa',
      rows: 458,
      trainingRows: 366,
      holdoutRows: 92,
      createdAt: at,
      batches: [held('b1'), held('b2')],
    },
  ],
  trainings: [{ runId: 'r1', version: '3', snapshotSha256: 'aa', accuracy: 0.9, trainedAt: at }],
  decisions: [{ position: '7', version: '3', outcome: 'promote', who: 'gate', why: 'better', decidedAt: at }],
  predictions: [{ version: '3', count: 12, latestAt: at }],
};

describe('layOutLineage', () => {
  it('draws a line from each thing to what was made of it, from batches to predictions', () => {
    const { edges, nodes } = layOutLineage(lineage);

    expect(edges).toEqual([
      { from: 'batches b1', to: 'snapshots aa' },
      { from: 'batches b2', to: 'snapshots aa' },
      { from: 'snapshots aa', to: 'runs r1' },
      { from: 'runs r1', to: 'versions 3' },
      { from: 'versions 3', to: 'decisions 7' },
      { from: 'versions 3', to: 'predictions 3' },
    ]);
    expect(nodes.map(({ column, row }) => [column, row])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0.5],
      [2, 0.5],
      [3, 0.5],
      [4, 0.5],
      [5, 0.5],
    ]);
  });

  it('has columns only for what there is: a version that a client registered begins the picture', () => {
    const elsewhere = { ...lineage, batches: [], snapshots: [], trainings: [] };

    const { kinds, nodes } = layOutLineage(elsewhere);

    expect(kinds).toEqual(['versions', 'decisions', 'predictions']);
    expect(nodes.map(({ column, row }) => [column, row])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
  });

  it('leaves out what does not fit, with the lines to it, and counts it', () => {
    const batches = Array.from({ length: 12 }, (_, number) => batch(`c${number}`));
    const [snapshot] = lineage.snapshots;
    const snapshots = snapshot ? [{ ...snapshot, batches: batches.map(({ id }) => held(id)) }] : [];

    const picture = layOutLineage({ ...lineage, batches, snapshots });

    expect(picture.left).toEqual({ batches: 2 });
    expect(picture.rows).toBe(10);
    expect(picture.edges.filter(({ to }) => to === 'snapshots aa')).toHaveLength(10);
  });

  it('begins with the row, between its batch and the snapshots that hold it', () => {
    const row = { hash: 'ff', batchId: 'b1', status: 'processed', id: '7' };
    const rows = [{ ...row, snapshots: [{ sha256: 'aa', isHoldout: false }] }];

    const { edges, kinds } = layOutLineage({ ...lineage, rows });

    expect(kinds.slice(0, 3)).toEqual(['batches', 'rows', 'snapshots']);
    expect(edges.slice(0, 3)).toEqual([
      { from: 'batches b1', to: 'rows ff' },
      { from: 'rows ff', to: 'snapshots aa' },
      { from: 'snapshots aa', to: 'runs r1' },
    ]);
  });

  it('ends with the answer, of a version that was trained elsewhere, too', () => {
    const answer = { id: 'a-1', at, version: '9', route: 'pinned', label: 1, confidence: 0.8 };

    const { edges } = layOutLineage({ ...lineage, answers: [answer] });

    expect(edges.slice(-1)).toEqual([{ from: 'versions 9', to: 'predictions a-1' }]);
  });
});
