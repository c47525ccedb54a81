import type { MlflowClient } from '@canopy/mlflow-client';
import { evaluateModel } from '../evaluation/evaluate-model.js';
import type { DataStore } from '../objects/create-data-store.js';
import { attend } from './attend.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export interface EvaluationDependencies {
  store: DataStore;
  tracking: MlflowClient;
}

export function createEvaluationActivities(
  dependencies: EvaluationDependencies,
): Pick<PipelineActivities, 'evaluate'> {
  return {
    evaluate: (input) => attend((attendance) => evaluateModel(dependencies, input, attendance)),
  };
}
