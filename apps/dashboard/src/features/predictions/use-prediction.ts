'use client';

import { useMutation } from '@tanstack/react-query';
import { requestJson } from '../../ui/request-json';
import type { RequestProblem } from '../../ui/request-problem';
import type { FormValues } from './example-values';
import type { Prediction } from './prediction';

export interface TimedPrediction {
  prediction: Prediction;
  tookMs: number;
}

/** Asks the served model about a place. */
export function usePrediction() {
  return useMutation<TimedPrediction, RequestProblem, FormValues>({
    async mutationFn(values) {
      const startedAt = performance.now();
      const prediction = await requestJson<Prediction>('/api/predictions', { body: values });
      return { prediction, tookMs: performance.now() - startedAt };
    },
  });
}
