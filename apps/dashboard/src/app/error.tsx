'use client';

import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';

export default function BrokenPage({ reset }: { reset: () => void }) {
  const texts = useTranslations('pages.broken');
  return (
    <Stack align="flex-start">
      <Title order={1}>{texts('title')}</Title>
      <Text c="dimmed" maw="60ch">
        {texts('body')}
      </Text>
      <Button onClick={reset}>{texts('retry')}</Button>
    </Stack>
  );
}
