import type { GateWeighing } from '@canopy/pipeline-contract';

/** The evidence in words. */
export function tellEvidence(
  { wins, accuracy, freshRows, freshWins, logEvidence, logNeeded }: GateWeighing,
  { version, look }: { version: string; look: number },
): string {
  const difference = `${signed(accuracy.estimate)} in accuracy to version ${version} (${signed(accuracy.low)} to ${signed(accuracy.high)}, ${wins.candidate} wins to ${wins.champion})`;
  const rows = `${freshWins.candidate} wins to ${freshWins.champion} on the ${freshRows} rows since it was chosen`;
  return `${difference}; an e-value of ${eValue(logEvidence)}, and candidate ${look} needs ${eValue(logNeeded)}: ${rows}`;
}

const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(4)}`;

// Above a million the digits say less than their number.
function eValue(logarithm: number): string {
  const decimal = logarithm / Math.LN10;
  return decimal >= 6 ? `10^${decimal.toFixed(1)}` : Math.exp(logarithm).toPrecision(3);
}
