/** Measured: files, decoded parts, the joined forest and its file take 6.4 bytes a byte of the files (docs/scale.md). */
const bytesOfByte = 8;

/** About how many bytes it takes to join the parts of a forest with `mergeTrees`, from their files to the file of the whole. */
export function estimateMergeMemory(partBytes: number): number {
  return bytesOfByte * partBytes;
}
