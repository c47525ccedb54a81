import type { Command } from '../processes/command.js';
import type { ProcessRecord } from '../processes/process-record.js';

interface PartBase {
  name: string;
  /** Parts that must be ready before this one begins, and that stop after it. */
  needs: readonly string[];
  /** Where to find it, as shown; empty for a part that has no address. */
  address: string;
}

/** A part that runs for as long as the stack does. */
export interface ProcessPart extends PartBase {
  kind: 'process';
  /** Brings the ground in order before each start, also before a restart. */
  prepare?(signal: AbortSignal): Promise<void>;
  command: Command;
  isReady(): Promise<boolean>;
  readyTimeoutMs: number;
  stopSignal: ProcessRecord['stopSignal'];
  /** How long it may take to stop before it is killed. */
  stopGraceMs: number;
}

/** A part that is done once: a check of something that others run, or a piece of setting up. */
export interface TaskPart extends PartBase {
  kind: 'task';
  /** Returns its state in a few words, for the table. */
  run(signal: AbortSignal): Promise<string>;
}

export type Part = ProcessPart | TaskPart;
