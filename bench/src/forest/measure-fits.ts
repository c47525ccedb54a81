import { median } from '../report/median.js';
import type { Fit } from './fit.js';
import { runFit, runPeer } from './run-fit.js';
import type { Compared } from './settings.js';

/** Where the rows of a benchmark lie and how many there are. */
export interface RowFolder {
  folder: string;
  trainRows: number;
  testRows: number;
  threads: number;
}

export interface MeasuredFits {
  ours: Fit;
  /** Undefined where no Python was given. */
  peer: Fit | undefined;
}

/** Fits ours and the peer's in turn, `rounds` times; seconds and memory are the medians. */
export async function measureFits(
  { threads, ...rows }: RowFolder,
  { options, ...peer }: Compared,
  python: string | undefined,
  rounds: number,
): Promise<MeasuredFits> {
  const ours: Fit[] = [];
  const peers: Fit[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runFit({ ...rows, threads, options, categorical: [] }));
    if (python !== undefined) peers.push(await runPeer(python, { ...rows, ...peer }));
  }
  return { ours: summarise(ours), peer: peers.length === 0 ? undefined : summarise(peers) };
}

function summarise(fits: readonly Fit[]): Fit {
  return {
    seconds: median(fits.map(({ seconds }) => seconds)),
    peakMb: median(fits.map(({ peakMb }) => peakMb)),
    accuracy: median(fits.map(({ accuracy }) => accuracy)),
    macroF1: median(fits.map(({ macroF1 }) => macroF1)),
  };
}
