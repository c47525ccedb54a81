import { elementType, type Tensor } from './onnx-model.js';

/** Makes tensors of one dimension. */
export const tensor = {
  bytes: (values: Uint8Array): Tensor => ({
    dims: [values.length],
    dataType: elementType.uint8,
    rawData: values,
  }),
  doubles: (values: Float64Array): Tensor => ({
    dims: [values.length],
    dataType: elementType.double,
    rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  }),
  int64s: (values: readonly number[]): Tensor => ({
    dims: [values.length],
    dataType: elementType.int64,
    rawData: new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
  }),
  strings: (values: string[]): Tensor => ({
    dims: [values.length],
    dataType: elementType.string,
    stringData: values,
  }),
};
