import { type Attribute, attributeType, type Tensor } from './onnx-model.js';
import { packVarints } from './pack-varints.js';

/** Makes attributes of an operator. */
export const attribute = {
  int: (name: string, i: number): Attribute => ({ name, type: attributeType.int, i }),
  ints: (name: string, values: Uint8Array | Uint16Array | Uint32Array): Attribute => ({
    name,
    type: attributeType.ints,
    ints: packVarints(values),
  }),
  tensor: (name: string, t: Tensor): Attribute => ({ name, type: attributeType.tensor, t }),
};
