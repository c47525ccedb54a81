import type { Candidate } from '@canopy/pipeline-contract';

/** What a candidate says, for a person; equal candidates say the same, in whatever order they were written. */
export function describeCandidate({
  maxFeatures,
  minSamplesLeaf,
  learningRate,
  maxLeaves,
}: Candidate): string {
  return [
    ...(maxFeatures === undefined ? [] : [`${maxFeatures} features`]),
    ...(minSamplesLeaf === undefined ? [] : [`${minSamplesLeaf} rows a leaf`]),
    ...(learningRate === undefined ? [] : [`learning rate ${learningRate}`]),
    ...(maxLeaves === undefined ? [] : [`${maxLeaves} leaves`]),
  ].join(', ');
}
