/** Rows of thirteen texts as the source gives them, all different; classes and areas take turns. */
export function someRows(count: number, first = 0): string[][] {
  return Array.from({ length: count }, (_, index) => aRow(first + index));
}

const areas = ['Rawah', 'Commanche', 'Cache', 'Neota'];

/** One readable row. Equal numbers give equal rows; height and soil tell the class, so that it can be learnt. */
export function aRow(number: number): string[] {
  const label = number % 7;
  const aspect = String((number * 37) % 361);
  const elevation = String(1900 + label * 200 + (number % 100));
  const distances = [String(number % 1000), '-12', String(Math.floor(number / 1000))];
  const area = areas[number % areas.length] ?? '';
  return [
    elevation,
    aspect,
    '3',
    ...distances,
    '221',
    '232',
    '148',
    '6279',
    area,
    soilOf(label),
    String(label),
  ];
}

const soilOf = (label: number) =>
  ['C7745', 'C7746', 'C2702', 'C2703', 'C4703', 'C4704', 'C8771'][label] ?? '';

/** An answer of the source with the given rows. */
export function anAnswer(rows: readonly unknown[], groupNumber = 1): Uint8Array {
  return Buffer.from(JSON.stringify({ group_number: groupNumber, batch_number: 0, data: rows }));
}
