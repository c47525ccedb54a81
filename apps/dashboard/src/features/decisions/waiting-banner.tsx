'use client';

import { Anchor, Box } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Note } from '../../ui/note';
import { useDecisions } from './use-decisions';

const page = '/models/decisions';

/** On every page but the one that says more: that a version waits for a person's answer. */
export function WaitingBanner() {
  const texts = useTranslations('decisions.waiting');
  const open = useDecisions().data?.waiting ?? [];
  const [newest] = open;
  if (usePathname() === page || newest === undefined) return null;
  return (
    <Box mb="lg">
      <Note tone="wait" title={texts('banner', { count: open.length, version: newest.version })}>
        <Anchor component={Link} href={page} fz="inherit">
          {texts('answer')}
        </Anchor>
      </Note>
    </Box>
  );
}
