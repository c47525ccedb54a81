import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  /** What the numbers below mean. */
  lead?: string;
  /** Stands to the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled card. */
export function Section({ title, lead, aside, children }: SectionProps) {
  const titleId = useId();
  return (
    <Paper component="section" aria-labelledby={titleId} className={classes.section ?? ''}>
      <Group justify="space-between" align="center" gap="sm" mb="sm">
        <Title order={2} id={titleId} className={classes.title ?? ''}>
          {title}
        </Title>
        {aside}
      </Group>
      {lead !== undefined && (
        <Text fz="sm" c="dimmed" maw="70ch" mb="md">
          {lead}
        </Text>
      )}
      {children}
    </Paper>
  );
}
