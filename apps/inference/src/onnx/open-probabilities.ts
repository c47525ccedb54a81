import protobuf from 'protobufjs/minimal.js';
import { onnxFields } from './onnx-fields.js';
import { readClassLabels } from './read-class-labels.js';
import { findField, readFields, type WireField } from './read-fields.js';

/** A model whose probabilities come out as a tensor. */
export interface OpenedModel {
  bytes: Uint8Array;
  /** In the order of the probabilities; undefined when the model does not say. */
  classLabels: readonly (number | string)[] | undefined;
}

const decoder = new TextDecoder();

/**
 * Takes the node `ZipMap` out of a model, by which converters from scikit-learn and LightGBM make a map of each row's
 * probabilities: the runtime gives maps to Python alone. All else stays as it is, byte by byte.
 *
 * @throws Error for bytes that are no ONNX.
 */
export function openProbabilities(model: Uint8Array): OpenedModel {
  const fields = readFields(model);
  const graph = fields.find(({ id }) => id === onnxFields.model.graph);
  if (graph === undefined) throw new Error('it has no graph');
  const parts = readFields(graph.content);
  const nodes = parts.filter(({ id }) => id === onnxFields.graph.node);
  const classLabels = nodes.map(({ content }) => readClassLabels(content)).findLast(Boolean);
  const zipMap = nodes.find(({ content }) => textOf(content, onnxFields.node.opType) === 'ZipMap');
  if (zipMap === undefined) return { bytes: model, classLabels };

  const [probabilities, map] = [
    textOf(zipMap.content, onnxFields.node.input),
    textOf(zipMap.content, onnxFields.node.output),
  ];
  const kept = parts.filter((part) => part !== zipMap && !isOutput(part, map));
  const writer = protobuf.Writer.create();
  writer.uint32((onnxFields.valueInfo.name << 3) | 2).string(probabilities);
  const output = delimit(onnxFields.graph.output, writer.finish());
  const opened = delimit(onnxFields.model.graph, join([...kept.map(({ raw }) => raw), output]));
  return { bytes: join(fields.map((field) => (field === graph ? opened : field.raw))), classLabels };
}

function isOutput({ id, content }: WireField, name: string): boolean {
  return id === onnxFields.graph.output && textOf(content, onnxFields.valueInfo.name) === name;
}

function textOf(message: Uint8Array, id: number): string {
  return decoder.decode(findField(message, id)?.content);
}

function delimit(id: number, content: Uint8Array): Uint8Array {
  const head = protobuf.Writer.create().uint32((id << 3) | 2);
  return join([head.uint32(content.length).finish(), content]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
