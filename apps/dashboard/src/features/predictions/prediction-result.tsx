'use client';

import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { Note } from '../../ui/note';
import type { Prediction } from './prediction';
import classes from './prediction-result.module.css';
import { ProbabilityTable } from './probability-table';
import { rankProbabilities } from './rank-probabilities';

type CoverType = keyof (typeof en)['coverTypes'];

/** What the model answered: the class by name, how sure it is of each, and what was unusual. */
export function PredictionResult({ prediction, tookMs }: { prediction: Prediction; tookMs: number }) {
  const texts = useTranslations('prediction');
  const common = useTranslations('common');
  const covers = useTranslations('coverTypes');
  const { cover_type, model_version, warnings = [] } = prediction;
  return (
    <Stack gap="lg">
      <div role="status">
        <Title order={3} fz="1.75rem" lh={1.15} style={{ letterSpacing: '-0.02em' }}>
          {covers(String(cover_type) as CoverType)}
        </Title>
        <Group gap="xs" mt={8}>
          <Badge bg="var(--accent-soft)" c="var(--accent)" tt="none" fw={600} size="lg">
            {common('version', { version: model_version })}
          </Badge>
          <Text fz="sm" c="dimmed">
            {texts('classNumber', { number: cover_type })} ·{' '}
            {texts('took', { milliseconds: Math.round(tookMs) })}
          </Text>
        </Group>
      </div>
      {warnings.length > 0 && (
        <Note tone="wait" title={texts('warnings')}>
          <ul className={classes.warnings} lang="en">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Note>
      )}
      <ProbabilityTable ranked={rankProbabilities(prediction)} />
    </Stack>
  );
}
