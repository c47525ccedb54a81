import { describe, expect, it } from 'vitest';
import { encodeModel } from './encode-model.js';

const model = {
  irVersion: 10,
  producerName: 'canopy',
  opsetImport: [],
  metadataProps: [],
  graph: { name: 'forest', node: [], initializer: [], input: [], output: [] },
};

describe('encodeModel', () => {
  it("writes fields by ONNX's numbers", () => {
    const text = (value: string) => [value.length, ...Buffer.from(value)];

    expect([...encodeModel(model)]).toEqual([
      0x08,
      10,
      0x12,
      ...text('canopy'),
      0x3a,
      8,
      0x12,
      ...text('forest'),
    ]);
  });

  it('refuses a model that is too large, with both numbers', () => {
    expect(encodeModel(model, 20)).toHaveLength(20);
    expect(() => encodeModel(model, 19)).toThrow('would take 20 bytes as ONNX, and 19 are allowed');
  });
});
