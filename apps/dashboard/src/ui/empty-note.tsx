import { Group, Text } from '@mantine/core';
import { IconPlant2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What stands where nothing is yet: what comes next, and when. */
export function EmptyNote({ children }: { children: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" py="sm" c="dimmed">
      <IconPlant2 size={22} stroke={1.5} aria-hidden style={{ flex: 'none', color: 'var(--accent)' }} />
      <Text fz="sm" component="div" maw="60ch">
        {children}
      </Text>
    </Group>
  );
}
