/** Rows of texts as the source gives them, all different; classes and areas take turns. */
export function someRows(count: number, first = 0): string[][] {
  return Array.from({ length: count }, (_, index) => aRow(first + index));
}

const areas = ['Rawah', 'Commanche', 'Cache', 'Neota'];

/**
 * One row that keeps every rule of the data set. Equal numbers give equal rows; height and soil tell the class, so that it can be
 * learnt.
 */
export function aRow(number: number): string[] {
  const label = number % 7;
  const aspect = (number * 37) % 361;
  const slope = number % 29;
  const toWater = number % 1000;
  const measures = [
    1900 + label * 200 + (number % 100),
    aspect,
    slope,
    toWater,
    Math.min(toWater, number % 53),
    number % 997,
    shadeAt(31.06, 114.01, slope, aspect),
    shadeAt(21.03, 218, slope, aspect),
    shadeAt(52.08, 269.02, slope, aspect),
    6279 - (number % 500),
  ];
  return [...measures.map(String), areas[number % areas.length] ?? '', soilOf(label), String(label)];
}

/** The hill shade that slope and aspect throw, see the rules of packages/covertype. */
function shadeAt(zenith: number, azimuth: number, slope: number, aspect: number): number {
  const [z, s, a] = [zenith, slope, azimuth - aspect].map((degrees) => (degrees * Math.PI) / 180);
  const lit = Math.cos(z ?? 0) * Math.cos(s ?? 0) + Math.sin(z ?? 0) * Math.sin(s ?? 0) * Math.cos(a ?? 0);
  return Math.max(0, Math.round(254.5 * lit));
}

const soilOf = (label: number) =>
  ['C7745', 'C7746', 'C2702', 'C2703', 'C4703', 'C4704', 'C8771'][label] ?? '';

/** An answer of the source with the given rows. */
export function anAnswer(rows: readonly unknown[], groupNumber = 1): Uint8Array {
  return Buffer.from(JSON.stringify({ group_number: groupNumber, batch_number: 0, data: rows }));
}
