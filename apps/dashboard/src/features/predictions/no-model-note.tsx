'use client';

import { Anchor, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { TickStory, useTicks } from '../ticks';

/** Before the first model: how far it is. */
export function NoModelNote() {
  const texts = useTranslations('prediction');
  const { data: ticks } = useTicks();
  const running = ticks?.find(({ status }) => status === 'running');
  return (
    <EmptyNote>
      <Stack gap={6}>
        <Text fw={600} c="var(--mantine-color-text)">
          {texts('noModelTitle')}
        </Text>
        {running === undefined ? (
          <>
            <Text fz="sm">{texts('noModelIdle')}</Text>
            <Anchor component={Link} href="/control" fz="sm">
              {texts('goToControl')}
            </Anchor>
          </>
        ) : (
          <>
            <Text fz="sm">{texts('noModelBody')}</Text>
            <div>
              <TickStory tick={running} />
            </div>
          </>
        )}
      </Stack>
    </EmptyNote>
  );
}
