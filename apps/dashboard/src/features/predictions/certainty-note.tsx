'use client';

import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { Note } from '../../ui/note';
import { useFormats } from '../../ui/use-formats';
import type { Prediction } from './prediction';

type CoverType = keyof (typeof en)['coverTypes'];

/** How sure the model is: the calibrated confidence, and the classes that the place may well be of. */
export function CertaintyNote({ prediction }: { prediction: Prediction }) {
  const texts = useTranslations('predictionDetail');
  const covers = useTranslations('coverTypes');
  const { wholeShare } = useFormats();
  const { confidence, prediction_set, abstain } = prediction;
  const coverage = prediction_set && wholeShare(prediction_set.coverage);
  const names = prediction_set?.classes.map((label) => covers(String(label) as CoverType)).join(' · ');
  return (
    <Stack gap="xs">
      <Text fz="sm">
        {texts('confidence')}: <strong>{wholeShare(confidence)}</strong>
      </Text>
      {prediction_set && !abstain && (
        <Text fz="sm">
          {texts('set', { coverage: coverage ?? '' })}: <strong>{names}</strong>
        </Text>
      )}
      {prediction_set && abstain && (
        <Note tone="wait" title={texts('abstain')}>
          <Text fz="sm">
            {prediction_set.classes.length === 0
              ? texts('setEmpty', { coverage: coverage ?? '' })
              : `${texts('set', { coverage: coverage ?? '' })}: ${names}`}
          </Text>
        </Note>
      )}
    </Stack>
  );
}
