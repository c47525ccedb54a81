/** One measured figure beside what it should reach. */
export interface Figure {
  /** Key in the JSON line, with its unit at the end. */
  key: string;
  meaning: string;
  measured: number;
  /** What it should stay at or below. */
  atMost?: number;
  /** What it should reach. A figure without a bound is there to compare with. */
  atLeast?: number;
  /** What else was seen, e.g. the single values behind a median. */
  detail?: string;
}

export interface Report {
  title: string;
  /** Processor, cores, memory, Node. */
  machine: string;
  figures: Figure[];
}
