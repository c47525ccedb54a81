import { type Column, growColumn } from './column.js';

/** Values of all runs of one experiment, a column each. A run keeps its slot for as long as the frame is kept. */
export interface Frame {
  /** The number of the run in each slot, `count` of them; more have room. */
  numbers: Int32Array;
  count: number;
  /** Of runs that are gone there is none. */
  slotOf: Map<number, number>;
  columns: Map<string, Column>;
}

const leastRoom = 64;

export function createFrame(numbers: readonly number[]): Frame {
  const all = Int32Array.from(numbers);
  const frame: Frame = {
    numbers: new Int32Array(all.length + Math.max(leastRoom, all.length >> 3)),
    count: all.length,
    slotOf: new Map(),
    columns: new Map(),
  };
  frame.numbers.set(all);
  for (const [slot, number] of all.entries()) frame.slotOf.set(number, slot);
  return frame;
}

/** @throws Error when it was not loaded. */
export function columnOf(frame: Frame, name: string): Column {
  const column = frame.columns.get(name);
  if (!column) throw new Error(`The frame has no column ${name}.`);
  return column;
}

/** The slot of the run, a new one if it has none yet. */
export function slotFor(frame: Frame, number: number): number {
  const known = frame.slotOf.get(number);
  if (known !== undefined) return known;
  if (frame.count === frame.numbers.length) grow(frame);
  const slot = frame.count++;
  frame.numbers[slot] = number;
  frame.slotOf.set(number, slot);
  return slot;
}

function grow(frame: Frame): void {
  const numbers = new Int32Array(frame.numbers.length * 2);
  numbers.set(frame.numbers);
  frame.numbers = numbers;
  for (const column of frame.columns.values()) growColumn(column, numbers.length);
}
