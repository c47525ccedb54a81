/** A unit as it follows a number: close to it for degrees, after a space otherwise, nothing for a mere index. */
export function writeUnit(unit: string): string {
  return unit === '°' || unit === '' ? unit : ` ${unit}`;
}
