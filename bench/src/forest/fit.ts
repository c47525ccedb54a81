import type { ForestOptions, ForestSchema } from '@canopy/forest';

/** What one program made of the rows. */
export interface Fit {
  /** Of the fit alone: not of starting, reading or predicting. */
  seconds: number;
  /** Most resident memory of the process up to the end of the fit. */
  peakMb: number;
  accuracy: number;
  macroF1: number;
}

/** What a process that fits is told. */
export interface FitTask {
  folder: string;
  trainRows: number;
  testRows: number;
  threads: number;
  schema: ForestSchema;
  options: ForestOptions;
  /** Numbers of the columns that are names by number. */
  categorical: number[];
}
