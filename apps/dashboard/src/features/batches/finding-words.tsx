'use client';

import type { BatchFinding } from '@canopy/pipeline-contract';
import { useFindingWords } from './use-finding-words';

/** What was found, in the reader's language where that can be told. */
export function FindingWords({ finding }: { finding: BatchFinding }) {
  const words = useFindingWords()(finding);
  return words ?? <span lang="en">{finding.message}</span>;
}
