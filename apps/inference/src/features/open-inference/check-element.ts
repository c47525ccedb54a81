import type { Datatype } from './messages.js';

const bitsOf: Partial<Record<Datatype, { bits: number; isSigned: boolean }>> = {
  UINT8: { bits: 8, isSigned: false },
  UINT16: { bits: 16, isSigned: false },
  UINT32: { bits: 32, isSigned: false },
  UINT64: { bits: 64, isSigned: false },
  INT8: { bits: 8, isSigned: true },
  INT16: { bits: 16, isSigned: true },
  INT32: { bits: 32, isSigned: true },
  INT64: { bits: 64, isSigned: true },
};

/** A question for each type: is this value one of it? `null`, which stands for a missing value, is none. */
export function checkElement(datatype: Datatype): (value: unknown) => boolean {
  if (datatype === 'BOOL') return (value) => typeof value === 'boolean';
  if (datatype === 'BYTES') return (value) => typeof value === 'string';
  const integer = bitsOf[datatype];
  if (integer === undefined) return (value) => typeof value === 'number';
  const least = integer.isSigned ? -(2 ** (integer.bits - 1)) : 0;
  const most = 2 ** (integer.isSigned ? integer.bits - 1 : integer.bits) - 1;
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
