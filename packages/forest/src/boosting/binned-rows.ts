/** The bin of a missing value: the last that fits into eight bits, above that of every value. */
export const missingBin = 255;

/** Most bins that a feature's values can have; LightGBM takes as many (Ke et al., 2017). */
export const maxBinCount = 255;

/** Places of a feature's bins in arrays that hold those of all features, one feature after another. */
export const placesOfFeature = 256;

/** A training set as boosted trees read it. */
export interface BinnedRows {
  readonly rowCount: number;
  readonly featureCount: number;
  /** Features rounded up to whole fours, since histograms are filled four features at a time. */
  readonly stride: number;
  /** `bins[row * stride + feature]`; past the last feature 0. */
  readonly bins: Uint8Array;
  /** Bins of each feature's values. */
  readonly binCounts: Uint16Array;
  /** `lastCodes[feature * placesOfFeature + bin]`: the code that the model asks about to divide after the bin. */
  readonly lastCodes: Uint16Array;
}

/** Claims memory for rows whose bins `binFeature` writes, from `claim` or as private memory. */
export function createBinnedRows(
  rowCount: number,
  featureCount: number,
  claim: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): BinnedRows {
  const stride = Math.ceil(featureCount / 4) * 4;
  return {
    rowCount,
    featureCount,
    stride,
    bins: new Uint8Array(claim(rowCount * stride)),
    binCounts: new Uint16Array(claim(2 * featureCount)),
    lastCodes: new Uint16Array(claim(2 * featureCount * placesOfFeature)),
  };
}
