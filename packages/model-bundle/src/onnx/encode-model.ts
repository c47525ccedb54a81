import protobuf from 'protobufjs/light.js';
import { OnnxExportError } from './onnx-export-error.js';
import { onnxMessages } from './onnx-messages.js';
import type { OnnxModel } from './onnx-model.js';

/** Most bytes of one message: https://protobuf.dev/programming-guides/proto-limits/ */
const protobufLimit = 2 ** 31 - 1;

const modelType = protobuf.Root.fromJSON(onnxMessages).lookupType('ModelProto');

/** The bytes of an ONNX file. @throws OnnxExportError when they would be more than `maxBytes`, by default those of protobuf. */
export function encodeModel(model: OnnxModel, maxBytes = protobufLimit): Uint8Array {
  const writer = modelType.encode(model);
  if (writer.len > maxBytes) {
    throw new OnnxExportError(
      `The forest would take ${writer.len} bytes as ONNX, and ${maxBytes} are allowed: train fewer or smaller trees.`,
    );
  }
  return writer.finish();
}
