/** The files of the parts, the file of the whole, and as much again for what they came and go through. */
const bytesOfByte = 3;

/** About how many bytes it takes to join the parts of a forest with `mergeForestFiles`, from their files to the file of the whole. */
export function estimateMergeMemory(partBytes: number): number {
  return bytesOfByte * partBytes;
}
