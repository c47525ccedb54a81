'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { ProblemNote } from '../../ui/problem-note';
import { Section } from '../../ui/section';
import { useServices } from '../services';
import { exampleValues, type FormValues } from './example-values';
import { findFieldErrors } from './find-field-errors';
import { NoModelNote } from './no-model-note';
import { writePlace } from './place-address';
import { PredictionForm } from './prediction-form';
import { PredictionResult } from './prediction-result';
import classes from './prediction-view.module.css';
import { showFromTop } from './show-from-top';
import { usePrediction } from './use-prediction';

/** The form on one side, what the model says on the other. The place that an address names is predicted at once. */
export function PredictionView({ place }: { place: FormValues | undefined }) {
  const texts = useTranslations('prediction');
  const { data } = useServices();
  const { mutate, data: answer, error, isPending } = usePrediction();
  const [start] = useState(() => place ?? exampleValues());
  const result = useRef<HTMLDivElement>(null);
  const isAsked = useRef(place === undefined || Object.keys(findFieldErrors(start)).length > 0);
  const inference = data?.services.find(({ id }) => id === 'inference');
  const isWaiting = inference?.state === 'waiting';

  function predict(values: FormValues) {
    const query = writePlace(values);
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    mutate(values, { onSettled: () => showFromTop(result.current) });
  }

  useEffect(() => {
    if (isAsked.current || inference === undefined || isWaiting) return;
    isAsked.current = true;
    mutate(start);
  }, [inference, isWaiting, mutate, start]);

  return (
    <div className={classes.view}>
      <PredictionForm place={start} isBusy={isPending} isReady={!isWaiting} onPredict={predict} />
      <div ref={result} className={classes.result}>
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
