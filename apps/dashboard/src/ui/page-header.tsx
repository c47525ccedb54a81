import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The name of a view and one sentence about it. */
export function PageHeader({ title, lead }: { title: string; lead: ReactNode }) {
  return (
    <header>
      <Title order={1} fz={{ base: '1.5rem', sm: '1.75rem' }} lh={1.2} style={{ letterSpacing: '-0.015em' }}>
        {title}
      </Title>
      <Text c="dimmed" mt={6} maw="65ch">
        {lead}
      </Text>
    </header>
  );
}
