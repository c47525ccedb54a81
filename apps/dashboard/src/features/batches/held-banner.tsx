'use client';

import { Anchor, Box } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Note } from '../../ui/note';
import { useBatches } from './use-batches';

/** On every page but the one that says more: that batches wait for a person. */
export function HeldBanner() {
  const texts = useTranslations('data.held');
  const held = useBatches().data?.held.length ?? 0;
  if (usePathname() === '/data' || held === 0) return null;
  return (
    <Box mb="lg">
      <Note tone="wait" title={texts('banner', { count: held })}>
        <Anchor component={Link} href="/data" fz="inherit">
          {texts('look')}
        </Anchor>
      </Note>
    </Box>
  );
}
