import type { MlflowClient } from '@canopy/mlflow-client';
import { evaluateModel } from '../evaluation/evaluate-model.js';
import { type TrainDependencies, trainModel } from '../training/train-model.js';
import { attend } from './attend.js';
import type { PipelineActivities } from './pipeline-activities.js';

export interface TrainingDependencies extends TrainDependencies {
  tracking: MlflowClient;
}

export function createTrainingActivities(
  dependencies: TrainingDependencies,
): Pick<PipelineActivities, 'train' | 'evaluate'> {
  return {
    train: (input) => attend((attendance) => trainModel(dependencies, input, attendance)),
    evaluate: (input) => attend((attendance) => evaluateModel(dependencies, input, attendance)),
  };
}
