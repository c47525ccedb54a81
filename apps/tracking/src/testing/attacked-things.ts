import { aName, type TestApp } from './create-test-app.js';

/** What attacks are aimed at. */
export interface AttackedThings {
  run_id: string;
  /** Where the run's files are, by the proxy. */
  run_uri: string;
  model_id: string;
  model_uri: string;
  /** Of a registered model that has no version. */
  name: string;
}

/** A run, a logged model and a registered model, new and empty. */
export async function attackedThings({ ask }: Pick<TestApp, 'ask'>): Promise<AttackedThings> {
  const run = (await ask('POST', 'runs/create', {})).run.info;
  const model = (await ask('POST', 'logged-models', { experiment_id: '0' })).model.info;
  const name = aName('attacked');
  await ask('POST', 'registered-models/create', { name });
  return {
    run_id: run.run_id,
    run_uri: run.artifact_uri,
    model_id: model.model_id,
    model_uri: model.artifact_uri,
    name,
  };
}
