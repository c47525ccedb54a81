import type { PipelineInput, PipelineResult, TickReason } from '@canopy/pipeline-contract';
import type { FetchResult } from '../activities/contract/ingest.js';
import { fetch, preprocess } from './steps.js';
import type { TellStory } from './tell-story.js';

export interface IngestedRows {
  rows: NonNullable<PipelineResult['rows']>;
  /** Why the batch waits for a person. */
  held: string | undefined;
  /** What a source that has given everything said; rows that waited from before are typed all the same. */
  exhausted: string | undefined;
  /** The same two with their facts. */
  reasons: TickReason[];
}

export async function ingestRows(
  { groupNumber }: PipelineInput,
  batchId: string,
  tell: TellStory,
): Promise<IngestedRows> {
  const fetched = await fetch({ batchId, groupNumber });
  const counts = { received: 0, inserted: 0, duplicated: 0, failed: 0 };
  if (fetched.status === 'stored') {
    const { received, inserted, duplicated, failed } = fetched;
    Object.assign(counts, { received, inserted, duplicated, failed });
    if (fetched.held !== undefined) tell(`**the batch is held**: ${fetched.held}`);
    tell(
      `fetched ${received} rows of batch ${fetched.batchNumber}: ${inserted} new, ${duplicated} seen before, ${failed} unreadable`,
    );
  } else {
    tell(`the source has given everything: ${fetched.message}`);
  }
  const { processed, quarantined } = await preprocess();
  tell(`typed ${processed} rows, quarantined ${quarantined}`);
  return {
    rows: { ...counts, processed, quarantined },
    held: fetched.status === 'stored' ? fetched.held : undefined,
    exhausted: fetched.status === 'exhausted' ? fetched.message : undefined,
    reasons: reasonsOf(fetched),
  };
}

function reasonsOf(fetched: FetchResult): TickReason[] {
  if (fetched.status === 'exhausted') return [{ code: 'exhausted', message: fetched.message }];
  const { findings = [] } = fetched;
  return findings.length === 0 ? [] : [{ code: 'held', findings }];
}
