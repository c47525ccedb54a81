'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';

interface PageButtonsProps {
  /** Where this page begins; undefined on the first one. */
  cursor: string | undefined;
  /** Where the next one begins; undefined on the last one. */
  next: string | undefined;
  turn: (cursor: string | undefined) => void;
}

/** The way through a list that is too long for one page: back to its begin, and on. */
export function PageButtons({ cursor, next, turn }: PageButtonsProps) {
  const texts = useTranslations('common');
  if (cursor === undefined && next === undefined) return null;
  return (
    <Group gap="xs" mt="xs">
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={cursor === undefined}
        onClick={() => turn(undefined)}
      >
        {texts('firstPage')}
      </Button>
      <Button variant="subtle" size="compact-sm" disabled={next === undefined} onClick={() => turn(next)}>
        {texts('nextPage')}
      </Button>
    </Group>
  );
}
