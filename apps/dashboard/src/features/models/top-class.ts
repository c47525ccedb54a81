/** The class with the greatest share; of equals the lowest. */
export function topClass(shares: readonly number[]): { label: number; share: number } {
  const share = Math.max(0, ...shares);
  return { label: Math.max(0, shares.indexOf(share)), share };
}
