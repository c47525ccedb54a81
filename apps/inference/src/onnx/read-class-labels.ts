import protobuf from 'protobufjs/minimal.js';
import { onnxFields } from './onnx-fields.js';
import { findField, readFields } from './read-fields.js';

const names = ['classlabels_int64s', 'classlabels_ints', 'classlabels_strings'];
const decoder = new TextDecoder();

/** The labels of the classes that a classifier's node names, in the order of its probabilities; undefined when it names none. */
export function readClassLabels(node: Uint8Array): (number | string)[] | undefined {
  for (const { id, content } of readFields(node)) {
    if (id !== onnxFields.node.attribute) continue;
    const name = findField(content, onnxFields.attribute.name);
    if (name === undefined || !names.includes(decoder.decode(name.content))) continue;
    const labels = readFields(content).flatMap((field): (number | string)[] => {
      if (field.id === onnxFields.attribute.strings) return [decoder.decode(field.content)];
      return field.id === onnxFields.attribute.ints ? readIntegers(field.raw) : [];
    });
    if (labels.length > 0) return labels;
  }
  return undefined;
}

/** A list of integers stands in one field, or each of them in a field of its own. */
function readIntegers(raw: Uint8Array): number[] {
  const reader = protobuf.Reader.create(raw);
  const isPacked = (reader.uint32() & 7) === 2;
  const end = isPacked ? reader.uint32() + reader.pos : reader.len;
  const integers: number[] = [];
  while (reader.pos < end) integers.push(Number(reader.int64()));
  return integers;
}
