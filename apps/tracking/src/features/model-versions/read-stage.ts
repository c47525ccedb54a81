import { ModelStage } from '@canopy/mlflow-client';
import { invalid } from '../../protocol/refusals.js';

/** The stage as MLflow writes it. @throws TrackingError */
export function readStage(stage: string): ModelStage {
  const found = ModelStage.enum.find((known) => known.toLowerCase() === stage.toLowerCase());
  if (found) return found;
  throw invalid(`Invalid Model Version stage: ${stage}. Value must be one of ${ModelStage.enum.join(', ')}.`);
}
