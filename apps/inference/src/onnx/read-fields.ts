import protobuf from 'protobufjs/minimal.js';

/** A field of a protobuf message as it stands on the wire. */
export interface WireField {
  id: number;
  /** What is in it, for a text, bytes, a packed list or a message. */
  content: Uint8Array;
  /** The whole of it, with its number and its length. */
  raw: Uint8Array;
}

const delimited = 2;

/** The fields of a message in their order. @throws RangeError or Error for bytes that are none. */
export const readFields = (message: Uint8Array): WireField[] => [...walkFields(message)];

/** The first field of that number. What comes after it is not looked at: a large model has its trees in a list of millions. */
export function findField(message: Uint8Array, id: number): WireField | undefined {
  for (const field of walkFields(message)) if (field.id === id) return field;
  return undefined;
}

function* walkFields(message: Uint8Array): Generator<WireField> {
  const reader = protobuf.Reader.create(message);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    let content = message.subarray(0, 0);
    if ((tag & 7) === delimited) content = reader.bytes();
    else reader.skipType(tag & 7);
    yield { id: tag >>> 3, content, raw: message.subarray(start, reader.pos) };
  }
}
