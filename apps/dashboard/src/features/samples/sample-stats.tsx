'use client';

import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Stat } from '../../ui/stat';
import { StatRow } from '../../ui/stat-row';
import { useFormats } from '../../ui/use-formats';
import { useSamples } from './use-samples';

/** How much has come in. */
export function SampleStats() {
  const texts = useTranslations('monitoring.stats');
  const { count, clock } = useFormats();
  return (
    <Polled query={useSamples()} height={112}>
      {({ total, received, batchCount, duplicated, updatedAt, quarantined }) => (
        <StatRow>
          <Stat
            name={texts('samples')}
            value={count(total)}
            note={texts('samplesNote', { count: received })}
          />
          <Stat
            name={texts('batches')}
            value={count(batchCount)}
            note={texts('batchesNote', { count: duplicated })}
          />
          <Stat
            name={texts('updated')}
            value={updatedAt === undefined ? texts('updatedNever') : clock(new Date(updatedAt))}
            note={updatedAt !== undefined && <Moment at={updatedAt} />}
          />
          <Stat name={texts('quarantined')} value={count(quarantined)} note={texts('quarantinedNote')} />
        </StatRow>
      )}
    </Polled>
  );
}
