import { createHash } from 'node:crypto';
import protobuf from 'protobufjs/light.js';
import { describe, expect, it } from 'vitest';
import { aForest } from '../testing/a-forest.js';
import { exportForest } from './export-forest.js';
import type { InputColumn } from './input-column.js';
import { onnxMessages } from './onnx-messages.js';

const columns: InputColumn[] = [
  { type: 'double' },
  { type: 'long' },
  {
    type: 'string',
    numbers: new Map([
      ['clay', 3],
      ['sand', 7],
      ['rock', 11],
    ]),
  },
];

const modelType = protobuf.Root.fromJSON(onnxMessages).lookupType('ModelProto');
const read = (bytes: Uint8Array) => modelType.toObject(modelType.decode(bytes), { longs: Number });

describe('exportForest', () => {
  it('has an input for each feature and outputs for the class and its probabilities', () => {
    const { graph, metadataProps } = read(exportForest(aForest(), columns, 'cover'));

    const describeEnd = ({ name, type: { tensorType } }: ReturnType<typeof read>) => [
      name,
      tensorType.elemType,
      tensorType.shape.dim,
    ];
    expect(graph.input.map(describeEnd)).toEqual([
      ['height', 11, [{ dimParam: 'rows' }]],
      ['distance', 7, [{ dimParam: 'rows' }]],
      ['soil', 8, [{ dimParam: 'rows' }]],
    ]);
    expect(graph.output.map(describeEnd)).toEqual([
      ['cover', 7, [{ dimParam: 'rows' }]],
      ['probabilities', 11, [{ dimParam: 'rows' }, { dimValue: 3 }]],
    ]);
    expect(metadataProps).toEqual([{ key: 'class_names', value: '["fir","pine","aspen"]' }]);
  });

  it('gives names the ranks of their categories, and leaves out those of none', () => {
    const forest = aForest();
    const soil = forest.features[2];
    const categories = soil.kind === 'categorical' ? [...soil.categories] : [];

    const { graph } = read(exportForest(forest, columns, 'cover'));

    const [encoder] = graph.node.filter(({ input }: { input: string[] }) => input[0] === 'soil');
    expect(encoder.attribute[0].t.stringData).toEqual(['clay', 'sand']);
    const ranks = new Float64Array(Uint8Array.from(encoder.attribute[1].t.rawData).buffer);
    expect([...ranks]).toEqual([categories.indexOf(3), categories.indexOf(7)]);
  });

  it('gives the same bytes for the same forest', () => {
    const hash = () =>
      createHash('sha256')
        .update(exportForest(aForest(), columns, 'cover'))
        .digest('hex');

    expect(hash()).toBe(hash());
  });

  it('refuses other columns than the forest has, and a name for two things', () => {
    expect(() => exportForest(aForest(), columns.slice(1), 'cover')).toThrow(
      'The forest reads 3 features, but there are 2 columns.',
    );
    expect(() => exportForest(aForest(), columns, 'soil')).toThrow('"soil" names two');
  });
});
