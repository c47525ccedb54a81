import { featureColumns, labelColumn } from '@canopy/covertype';
import { forestFromTree } from '@canopy/forest';
import { SurrogateTree } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { growSurrogate } from './grow-surrogate.js';

const classCount = labelColumn.classNames.length;
const always = (label: number) => ({ counts: Array.from({ length: classCount }, (_, c) => +(c === label)) });
const place = (key: string) => featureColumns.findIndex((column) => column.key === key);

/** Below 2,500 m class 2; above it class 1 in the areas 0 and 1, and class 0 in 2 and 3. */
const forest = forestFromTree(
  {
    featureIndex: place('elevation'),
    threshold: 2500,
    left: always(2),
    right: {
      featureIndex: place('wilderness_area'),
      threshold: 1.5,
      left: always(1),
      right: always(0),
    },
  },
  { featureNames: featureColumns.map(({ key }) => key), classNames: [...labelColumn.classNames] },
);

/** Rows whose labels say nothing: what the forest says of them is all there is to learn. */
function someRows(count: number, first: number): LabelledColumns {
  const columns = featureColumns.map(() => new Int32Array(count).fill(7));
  for (let row = 0; row < count; row++) {
    columns[place('elevation')]?.fill(2000 + (((first + row) * 7) % 1000), row, row + 1);
    columns[place('wilderness_area')]?.fill((first + row) % 4, row, row + 1);
  }
  return { columns, labels: new Uint8Array(count).fill(6) };
}

const answerOf = ({ columns }: LabelledColumns, row: number) => {
  if ((columns[place('elevation')]?.[row] ?? 0) < 2500) return 2;
  return (columns[place('wilderness_area')]?.[row] ?? 0) < 1.5 ? 1 : 0;
};

const material = (training: LabelledColumns, holdout: LabelledColumns) => ({
  training,
  holdout,
  holdoutPredictions: Array.from(holdout.labels, (_, row) => answerOf(holdout, row)),
  categoryNumbers: { wilderness_area: { Rawah: 1, Neota: 0, Commanche: 2, Cache: 3 } },
});

describe('growSurrogate', () => {
  it('says in words what a forest asks, and imitates it on rows that neither has seen', async () => {
    const rows = material(someRows(800, 0), someRows(200, 801));

    const surrogate = await growSurrogate(forest, rows, new AbortController().signal);

    expect(Value.Check(SurrogateTree, surrogate)).toBe(true);
    expect(surrogate).toMatchObject({ fidelity: 1, accuracy: 0, holdoutRows: 200 });
    const [root, low, high] = surrogate.nodes;
    expect(root).toMatchObject({
      rows: 800,
      question: { column: 'elevation', unit: 'm', left: 1, right: 2 },
    });
    expect(low?.classShares).toEqual([0, 0, 1, 0, 0, 0, 0]);
    expect(low?.question).toBeUndefined();
    expect(high?.question).toMatchObject({ column: 'wilderness_area', leftNames: ['Neota', 'Rawah'] });
    expect(surrogate.nodes).toHaveLength(5);
  });

  it('is one leaf where the forest always says the same', async () => {
    const { columns, labels } = someRows(100, 0);
    const lowlands = { columns: columns.with(place('elevation'), new Int32Array(100).fill(2000)), labels };

    const surrogate = await growSurrogate(
      forest,
      material(lowlands, someRows(10, 0)),
      new AbortController().signal,
    );

    expect(surrogate.nodes).toEqual([{ rows: 100, classShares: [0, 0, 1, 0, 0, 0, 0] }]);
  });
});
