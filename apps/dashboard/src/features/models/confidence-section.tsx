'use client';

import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { ModelConfidence, ModelEvaluation } from './model-card';

interface ConfidenceProps {
  confidence: ModelConfidence | undefined;
  reliability: ModelEvaluation['reliability'] | undefined;
}

/** How far a version may be believed when it says how sure it is. */
export function ConfidenceSection({ confidence, reliability }: ConfidenceProps) {
  const texts = useTranslations('models.confidence');
  const { share, score } = useFormats();
  const { calibration, conformal } = confidence ?? {};
  if (calibration === undefined || conformal === undefined || reliability === undefined) {
    return (
      <Section title={texts('title')}>
        <EmptyNote>{texts('empty')}</EmptyNote>
      </Section>
    );
  }
  const { before, after } = reliability;
  const change = (key: keyof typeof before, as: (value: number) => string) =>
    texts('change', { before: as(before[key]), after: as(after[key]) });
  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Facts
        facts={[
          { name: texts('temperature'), value: score(calibration.temperature) },
          { name: texts('calibrationError'), value: change('calibrationError', share) },
          { name: texts('brierScore'), value: change('brierScore', score) },
          { name: texts('logLoss'), value: change('logLoss', score) },
          {
            name: texts('coverage'),
            value: texts('covered', {
              promised: share(conformal.coverage),
              covered: share(reliability.covered),
            }),
          },
          {
            name: texts('setSize'),
            value: texts('classes', { count: Number(reliability.meanSetSize.toFixed(2)) }),
          },
        ]}
      />
    </Section>
  );
}
