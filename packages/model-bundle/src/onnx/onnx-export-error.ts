/** A forest that cannot be written as ONNX, with what would have to change. */
export class OnnxExportError extends Error {
  override readonly name = 'OnnxExportError';
}
