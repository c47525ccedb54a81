import { DomainError } from '@canopy/service-kit/errors';
import type { Datatype } from './messages.js';

type ReadNumber = (view: DataView, offset: number) => number;

/** Width in bytes and reader of each type of fixed width; all of them little-endian. */
const readers: Partial<Record<Datatype, { width: number; read: ReadNumber }>> = {
  UINT8: { width: 1, read: (view, at) => view.getUint8(at) },
  UINT16: { width: 2, read: (view, at) => view.getUint16(at, true) },
  UINT32: { width: 4, read: (view, at) => view.getUint32(at, true) },
  UINT64: { width: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
  INT8: { width: 1, read: (view, at) => view.getInt8(at) },
  INT16: { width: 2, read: (view, at) => view.getInt16(at, true) },
  INT32: { width: 4, read: (view, at) => view.getInt32(at, true) },
  INT64: { width: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  FP16: { width: 2, read: (view, at) => view.getFloat16(at, true) },
  FP32: { width: 4, read: (view, at) => view.getFloat32(at, true) },
  FP64: { width: 8, read: (view, at) => view.getFloat64(at, true) },
};

/**
 * The elements of a tensor in the protocol's binary form. What is no number is missing, as `null` is in JSON.
 *
 * @throws DomainError `invalid` for bytes that end within an element.
 */
export function decodeBinaryData(name: string, datatype: Datatype, bytes: Uint8Array): unknown[] {
  if (datatype === 'BYTES') return decodeTexts(name, bytes);
  if (datatype === 'BOOL') return Array.from(bytes, (byte) => byte !== 0);
  const { width, read } = readers[datatype] ?? { width: 1, read: () => Number.NaN };
  if (bytes.length % width !== 0) throw cutShort(name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / width }, (_, i) => {
    const value = read(view, i * width);
    return Number.isNaN(value) ? null : value;
  });
}

/** Each text has its length in bytes before it. */
function decodeTexts(name: string, bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + 4;
    const end = start > bytes.length ? Number.POSITIVE_INFINITY : start + view.getUint32(at, true);
    if (end > bytes.length) throw cutShort(name);
    texts.push(decoder.decode(bytes.subarray(start, end)));
    at = end;
  }
  return texts;
}

const cutShort = (name: string) =>
  new DomainError('invalid', `The binary data of input "${name}" ends within an element.`);
