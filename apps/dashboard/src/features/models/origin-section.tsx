'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { useFormats } from '../../ui/use-formats';
import type { ModelCard } from './model-card';

type Algorithm = keyof (typeof en)['monitoring']['trainings']['algorithms'];

/** How good a version is, what it was trained on, and with which settings. */
export function OriginSection({ model }: { model: ModelCard }) {
  const texts = useTranslations('models.origin');
  const algorithms = useTranslations('monitoring.trainings.algorithms');
  const common = useTranslations('common');
  const { share, score, count } = useFormats();
  const { metrics, params } = model;
  const shown = (key: string, as: (value: number) => string) => {
    const value = metrics[key];
    return value === undefined ? common('none') : as(value);
  };
  const nameOf = (algorithm = '') =>
    algorithms.has(algorithm as Algorithm) ? algorithms(algorithm as Algorithm) : algorithm || common('none');
  const settings = Object.entries(params)
    .filter(([key]) => key !== 'model_type')
    .map(([key, value]) => `${key} ${value}`);
  return (
    <Section
      title={texts('title')}
      aside={model.isChampion && <ToneBadge tone="good">{texts('champion')}</ToneBadge>}
    >
      <Facts
        facts={[
          { name: texts('algorithm'), value: nameOf(params.model_type) },
          { name: texts('accuracy'), value: shown('accuracy', share) },
          { name: texts('f1Macro'), value: shown('f1_macro', share) },
          { name: texts('logLoss'), value: shown('log_loss', score) },
          { name: texts('trainedOn'), value: shown('n_samples_train', count) },
          { name: texts('judgedOn'), value: shown('n_samples_test', count) },
          { name: texts('registered'), value: <Moment at={model.registeredAt} /> },
          {
            name: texts('lineage'),
            value: <Link href={`/lineage?version=${model.version}`}>{texts('lineageLink')}</Link>,
          },
          {
            name: texts('settings'),
            value: settings.length === 0 ? common('none') : <span lang="en">{settings.join(', ')}</span>,
          },
        ]}
      />
    </Section>
  );
}
