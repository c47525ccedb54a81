import { type CategoryNumbers, labelColumn } from '@canopy/covertype';
import type { OnnxFiles } from '../registry/model-registry.js';

/** What a thread begins with: a model's files, and the memory in which it answers for single rows. */
export interface OnnxStart {
  files: OnnxFiles;
  desk: SharedArrayBuffer;
}

/** What became of the model, told first. */
export type OnnxOpening = { categoryNumbers: CategoryNumbers } | { refused: string } | { broken: string };

/** One row, answered on the desk, or many, answered by a message. */
export type OnnxQuestion = { row: readonly number[] } | { id: number; columns: Float64Array[] };
export type OnnxAnswer = { id: number } & ({ answer: Float64Array } | { failure: string });

export const deskStates = { waiting: 0, answered: 1, failed: 2 } as const;

const headBytes = 8;
const textBytes = 1024;
const classCount = labelColumn.classNames.length;

/** The shared memory: what has become of the row, its probabilities, or in their place a text in UTF-8 of why there are none. */
export interface OnnxDesk {
  /** The state, and how many bytes the text has. */
  state: Int32Array<SharedArrayBuffer>;
  probabilities: Float64Array<SharedArrayBuffer>;
  text: Uint8Array<SharedArrayBuffer>;
}

export const newDesk = (): SharedArrayBuffer =>
  new SharedArrayBuffer(headBytes + classCount * Float64Array.BYTES_PER_ELEMENT + textBytes);

export const layDesk = (desk: SharedArrayBuffer): OnnxDesk => ({
  state: new Int32Array(desk, 0, 2),
  probabilities: new Float64Array(desk, headBytes, classCount),
  text: new Uint8Array(desk, headBytes + classCount * Float64Array.BYTES_PER_ELEMENT, textBytes),
});
