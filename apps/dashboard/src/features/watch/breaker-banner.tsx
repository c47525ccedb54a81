'use client';

import { Anchor, Box } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Note } from '../../ui/note';
import { useWatch } from './use-watch';

/** On every view: that the pipeline failed so often that it was paused. */
export function BreakerBanner() {
  const texts = useTranslations('watch.breaker');
  const open = useWatch().data?.alerts.find(
    ({ kind, resolvedAt }) => kind === 'breaker' && resolvedAt === undefined,
  );
  if (open === undefined) return null;
  return (
    <Box mb="lg">
      <Note tone="bad" title={texts('title')}>
        {texts('text')}{' '}
        <Anchor component={Link} href="/control" fz="inherit">
          {texts('resume')}
        </Anchor>
      </Note>
    </Box>
  );
}
