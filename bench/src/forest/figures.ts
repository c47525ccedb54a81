import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { MeasuredFits } from './measure-fits.js';

export function accuracyFigure(key: string, meaning: string, { ours, peer }: MeasuredFits): Figure {
  const measured = rounded(ours.accuracy, 4);
  return peer === undefined
    ? { key, meaning, measured }
    : { key, meaning, measured, detail: `the peer ${rounded(peer.accuracy, 4)}` };
}

/** How long ours fits for each second of the peer; no figure without a peer. */
export function fitRatioFigure(
  key: string,
  meaning: string,
  { ours, peer }: MeasuredFits,
  atMost: number,
): Figure[] {
  if (peer === undefined) return [];
  const detail = `${rounded(ours.seconds, 2)} s to ${rounded(peer.seconds, 2)} s`;
  return [{ key, meaning, measured: rounded(ours.seconds / peer.seconds, 2), atMost, detail }];
}

/** Peak memory of ours for each byte of the peer's; no figure without a peer. */
export function memoryRatioFigure(
  key: string,
  meaning: string,
  { ours, peer }: MeasuredFits,
  atMost: number,
): Figure[] {
  if (peer === undefined) return [];
  const detail = `${Math.round(ours.peakMb)} MB to ${Math.round(peer.peakMb)} MB`;
  return [{ key, meaning, measured: rounded(ours.peakMb / peer.peakMb, 2), atMost, detail }];
}
