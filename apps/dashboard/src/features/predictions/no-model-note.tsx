'use client';

import { Anchor, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { useServing } from '../serving';
import { TickStory, useTicks } from '../ticks';

/** While no model serves: how far the first one is, or that the champion is refused. */
export function NoModelNote() {
  const texts = useTranslations('prediction');
  const { data: ticks } = useTicks();
  const refused = useServing().data?.refused;
  const running = ticks?.find(({ status }) => status === 'running');
  return (
    <EmptyNote>
      <Stack gap={6}>
        <Text fw={600} c="var(--mantine-color-text)">
          {texts('noModelTitle')}
        </Text>
        {refused !== undefined && (
          <>
            <Text fz="sm">{texts('noModelRefused', { version: refused.version })}</Text>
            <Anchor component={Link} href="/serving" fz="sm">
              {texts('goToServing')}
            </Anchor>
          </>
        )}
        {refused === undefined && running === undefined && (
          <>
            <Text fz="sm">{texts('noModelIdle')}</Text>
            <Anchor component={Link} href="/control" fz="sm">
              {texts('goToControl')}
            </Anchor>
          </>
        )}
        {refused === undefined && running !== undefined && (
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
