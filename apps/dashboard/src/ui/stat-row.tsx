import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';

/** Figures side by side, two to a row on a narrow screen. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} spacing="md" m={0}>
      {children}
    </SimpleGrid>
  );
}
