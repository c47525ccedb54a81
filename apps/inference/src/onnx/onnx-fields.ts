/** Numbers of fields: https://github.com/onnx/onnx/blob/v1.16.0/onnx/onnx.proto */
export const onnxFields = {
  model: { graph: 7 },
  graph: { node: 1, output: 12 },
  node: { input: 1, output: 2, opType: 4, attribute: 5 },
  attribute: { name: 1, ints: 8, strings: 9 },
  valueInfo: { name: 1 },
} as const;
