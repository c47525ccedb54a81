import type { ValueInfo } from './onnx-model.js';

/** An input or output of as many elements as there are rows, or of as many rows of `width` elements. */
export function valueInfo(name: string, elemType: number, width?: number): ValueInfo {
  const rows = { dimParam: 'rows' };
  const dim = width === undefined ? [rows] : [rows, { dimValue: width }];
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}
