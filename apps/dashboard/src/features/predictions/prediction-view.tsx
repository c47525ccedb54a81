'use client';

import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { ProblemNote } from '../../ui/problem-note';
import { Section } from '../../ui/section';
import { useServices } from '../services';
import { NoModelNote } from './no-model-note';
import { PredictionForm } from './prediction-form';
import { PredictionResult } from './prediction-result';
import classes from './prediction-view.module.css';
import { usePrediction } from './use-prediction';

/** The form on one side, what the model says on the other. */
export function PredictionView() {
  const texts = useTranslations('prediction');
  const { data } = useServices();
  const { mutate, data: answer, error, isPending } = usePrediction();
  const inference = data?.services.find(({ id }) => id === 'inference');
  const isWaiting = inference?.state === 'waiting';

  return (
    <div className={classes.view}>
      <PredictionForm isBusy={isPending} isReady={!isWaiting} onPredict={mutate} />
      <div className={classes.result}>
        <Section title={texts('result')}>
          {isWaiting && <NoModelNote />}
          {!isWaiting && error !== null && <ProblemNote problem={error} />}
          {!isWaiting && error === null && answer !== undefined && <PredictionResult {...answer} />}
          {!isWaiting && error === null && answer === undefined && (
            <EmptyNote>{texts('resultEmpty')}</EmptyNote>
          )}
        </Section>
      </div>
    </div>
  );
}
