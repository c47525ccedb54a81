'use client';

import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { Note } from '../../ui/note';
import { CertaintyNote } from './certainty-note';
import { ContributionTable } from './contribution-table';
import type { Prediction } from './prediction';
import classes from './prediction-result.module.css';
import { ProbabilityTable } from './probability-table';
import { rankProbabilities } from './rank-probabilities';
import { useWarningWords } from './use-warning-words';

type CoverType = keyof (typeof en)['coverTypes'];

/** What the model answered: the class by name, how sure it is of each and why, and what was unusual. */
export function PredictionResult({ prediction, tookMs }: { prediction: Prediction; tookMs: number }) {
  const texts = useTranslations('prediction');
  const details = useTranslations('predictionDetail');
  const common = useTranslations('common');
  const covers = useTranslations('coverTypes');
  const { label, explanation, model_version, prediction_id, probabilities } = prediction;
  const { warning_details: warnings = [] } = prediction;
  const tellWarning = useWarningWords();
  const cover = covers(String(label) as CoverType);
  return (
    <Stack gap="lg">
      <div role="status">
        <Title order={3} fz="1.75rem" lh={1.15} style={{ letterSpacing: '-0.02em' }}>
          {cover}
        </Title>
        <Group gap="xs" mt={8}>
          <Badge bg="var(--accent-soft)" c="var(--accent)" tt="none" fw={600} size="lg">
            {common('version', { version: model_version })}
          </Badge>
          <Text fz="sm" c="dimmed">
            {texts('classNumber', { number: label })} · {texts('took', { milliseconds: Math.round(tookMs) })}
          </Text>
        </Group>
      </div>
      <CertaintyNote prediction={prediction} />
      {warnings.length > 0 && (
        <Note tone="wait" title={texts('warnings')}>
          <ul className={classes.warnings}>
            {warnings.map((warning) => (
              <li key={tellWarning(warning)}>{tellWarning(warning)}</li>
            ))}
          </ul>
        </Note>
      )}
      <ProbabilityTable ranked={rankProbabilities(prediction)} />
      {explanation !== undefined && (
        <div>
          <Title order={4} fz="1rem" mb={4}>
            {details('why', { cover })}
          </Title>
          <Text fz="sm" c="dimmed" mb="xs">
            {details('whyLead')}
          </Text>
          <ContributionTable explanation={explanation} probability={probabilities[String(label)] ?? 0} />
        </div>
      )}
      <Text fz="sm" c="dimmed">
        {details('id')}{' '}
        <Anchor
          component={Link}
          href={`/lineage?prediction=${prediction_id}`}
          fz="xs"
          ff="monospace"
          style={{ overflowWrap: 'anywhere' }}
        >
          {prediction_id}
        </Anchor>
      </Text>
    </Stack>
  );
}
