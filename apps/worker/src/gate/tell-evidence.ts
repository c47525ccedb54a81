import type { GateReason } from '@canopy/pipeline-contract';

type Evidence = Extract<GateReason, { code: 'better' | 'not_shown' }>;

/** The evidence in words. */
export function tellEvidence(of: Evidence): string {
  const interval = `${signed(of.low)} to ${signed(of.high)}, ${of.wins} wins to ${of.losses}`;
  const difference = `${signed(of.gain)} in accuracy to version ${of.version} (${interval})`;
  const rows = `${of.freshWins} wins to ${of.freshLosses} on the ${of.freshRows} rows since it was chosen`;
  return `${difference}; an e-value of ${eValue(of.logEvidence)}, and candidate ${of.look} needs ${eValue(of.logNeeded)}: ${rows}`;
}

const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(4)}`;

// Above a million the digits say less than their number.
function eValue(logarithm: number): string {
  const decimal = logarithm / Math.LN10;
  return decimal >= 6 ? `10^${decimal.toFixed(1)}` : Math.exp(logarithm).toPrecision(3);
}
